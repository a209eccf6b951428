package app.praetor.sync.merge;

import app.praetor.sync.clock.Stamp;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.RowChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the change of a device into a row, column by column. In whatever order changes come, the same row comes of it;
 * only states with a fixed order, and long texts of which two changed the same place, depend on who was first.
 *
 * <p>A change that is taken in twice changes nothing the second time, except for counters: of these, the sender's batch
 * number keeps a second one away.
 */
public final class RowMerge {
    private RowMerge() {}

    /**
     * The row after a change: an update, or an insert of a row that is there already.
     *
     * @param current the server's row; not changed
     * @param clocks its clocks; not changed
     * @param device the first eight hexadecimal digits of the sender's id
     */
    public static Merged merge(
            TableRules rules, ObjectNode current, ObjectNode clocks, RowChange change, String device) {
        ObjectNode values = current.deepCopy();
        Clocks after = new Clocks(clocks.deepCopy());
        List<String> lost = new ArrayList<>();
        List<FieldConflict> conflicts = new ArrayList<>();
        boolean changed = false;
        for (Map.Entry<String, JsonNode> sent : columns(change)) {
            String column = sent.getKey();
            ColumnRule rule = rules.columns().get(column);
            if (rule == null) {
                if (!TableRules.RESERVED.contains(column)) {
                    lost.add(column);
                }
                continue;
            }
            JsonNode theirs = valueOf(current, column);
            Stamp stamp = new Stamp(change.stampOf(column), device);
            JsonNode result = new ColumnMerge(
                            rule,
                            valueOf(change.base(), column),
                            sent.getValue(),
                            theirs,
                            stamp,
                            change.op() == Op.INSERT,
                            after,
                            conflicts)
                    .merge();
            if (!Values.same(rule.type(), result, theirs)) {
                values.set(column, result);
                changed = true;
            }
            if (!Values.same(rule.type(), result, sent.getValue())) {
                lost.add(column);
            }
        }
        changed |= !after.toJson().equals(clocks);
        return new Merged(values, after.toJson(), lost, conflicts, changed, lost.isEmpty());
    }

    /** The clocks of a row that an insert just made. */
    public static ObjectNode insertClocks(RowChange change, String device) {
        ObjectNode clocks = JsonNodeFactory.instance.objectNode();
        clocks.put(Clocks.INSERT, new Stamp(change.stamp(), device).toString());
        for (Map.Entry<String, JsonNode> sent : columns(change)) {
            long own = change.stampOf(sent.getKey());
            if (own != change.stamp()) {
                clocks.put(sent.getKey(), new Stamp(own, device).toString());
            }
        }
        return clocks;
    }

    /** Whether a deletion is later than everything that is known of the row. */
    public static boolean deletionWins(ObjectNode clocks, Stamp end) {
        return clocks.properties().stream()
                .allMatch(clock -> Stamp.parse(clock.getValue().asString()).compareTo(end) < 0);
    }

    /** Whether a change holds anything that is later than the row's end. */
    public static boolean outlives(RowChange change, String device, Stamp ended) {
        if (columns(change).isEmpty()) {
            return new Stamp(change.stamp(), device).compareTo(ended) > 0;
        }
        return columns(change).stream()
                .anyMatch(sent -> new Stamp(change.stampOf(sent.getKey()), device).compareTo(ended) > 0);
    }

    private static Set<Map.Entry<String, JsonNode>> columns(RowChange change) {
        ObjectNode set = change.set();
        return set == null ? Set.of() : set.properties();
    }

    private static JsonNode valueOf(@Nullable ObjectNode row, String column) {
        JsonNode value = row == null ? null : row.get(column);
        return value == null ? NullNode.getInstance() : value;
    }
}
