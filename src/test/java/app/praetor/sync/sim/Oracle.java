package app.praetor.sync.sim;

import app.praetor.store.Json;
import app.praetor.sync.clock.Stamp;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.Outcome;
import app.praetor.sync.wire.Push;
import app.praetor.sync.wire.PushAnswer;
import app.praetor.sync.wire.RowChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The slow and obvious idea of what must come out: of all writes of a column that were acknowledged, the one with the greatest
 * stamp. Rows that somebody deleted are left to the comparison of the replicas.
 */
final class Oracle {
    private static final Set<String> PLAIN =
            Set.of("title", "priority", "name", "activity_type", "label", "project_id");

    private final Map<String, TreeMap<Stamp, String>> writes = new HashMap<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> touchedByDeletion = new HashSet<>();
    private final Set<String> renamed = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private int pushes;
    private int conflicts;
    private int rejected;

    int pushes() {
        return pushes;
    }

    int conflicts() {
        return conflicts;
    }

    int rejected() {
        return rejected;
    }

    /** Notes what the server has taken; false when it had noted this batch before. */
    boolean took(Push push, PushAnswer answer) {
        if (!seen.add(push.device() + " " + push.seq())) {
            return false;
        }
        pushes++;
        Map<Integer, Outcome> outcomes = new HashMap<>();
        answer.outcomes().forEach(o -> outcomes.put(o.index(), o));
        for (int i = 0; i < push.changes().size(); i++) {
            RowChange change = push.changes().get(i);
            Outcome outcome = outcomes.get(i);
            String row = change.table() + " " + change.id();
            if (outcome != null && outcome.kind() == Outcome.Kind.REJECTED) {
                rejected++;
                continue;
            }
            if (outcome != null && outcome.kind() == Outcome.Kind.CONFLICT) {
                conflicts++;
            }
            if (change.op() == Op.DELETE) {
                touchedByDeletion.add(row);
                continue;
            }
            if (change.op() == Op.INSERT) {
                made.add(row);
            }
            if (change.table().equals("permission_roles")) {
                renamed.add(row);
            }
            ObjectNode set = change.set();
            if (set != null) {
                for (String column : set.propertyNames()) {
                    JsonNode value = set.path(column);
                    if (PLAIN.contains(column)) {
                        writes.computeIfAbsent(row + " " + column, k -> new TreeMap<>())
                                .put(Stamp.of(change.stampOf(column), push.device()), value.asString(""));
                    }
                }
            }
        }
        return true;
    }

    /** Compares with what the server holds in the end. */
    void check(Map<String, String> there) {
        for (String row : made) {
            if (!touchedByDeletion.contains(row) && !there.containsKey(row)) {
                throw new AssertionError("acknowledged and gone: " + row);
            }
        }
        writes.forEach((key, values) -> {
            String[] parts = key.split(" ");
            String row = parts[0] + " " + parts[1];
            if (touchedByDeletion.contains(row) || renamed.contains(row) || !there.containsKey(row)) {
                return;
            }
            String expected = values.lastEntry().getValue();
            String found = Json.parse(there.get(row)).path(parts[2]).asString("");
            if (!expected.equals(found)) {
                throw new AssertionError(key + " should be " + expected + " and is " + found + " of " + values);
            }
        });
    }
}
