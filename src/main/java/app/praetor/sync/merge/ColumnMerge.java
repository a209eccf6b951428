package app.praetor.sync.merge;

import app.praetor.sync.clock.Stamp;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merges one write into one column.
 *
 * @param rule the column's
 * @param base what the sender had changed from
 * @param mine what it wrote
 * @param theirs what the server holds
 * @param stamp when it wrote
 * @param insert whether the sender made the row anew
 * @param clocks the row's, raised as the merge goes
 * @param conflicts where values go that somebody wrote and nobody will see
 */
record ColumnMerge(
        ColumnRule rule,
        JsonNode base,
        JsonNode mine,
        JsonNode theirs,
        Stamp stamp,
        boolean insert,
        Clocks clocks,
        List<FieldConflict> conflicts) {

    /** What the column holds afterwards. */
    JsonNode merge() {
        return switch (rule.kind()) {
            case SCALAR -> scalar();
            case TEXT -> text();
            case OBJECT -> object();
            case SET -> set();
            case COUNTER -> counter();
        };
    }

    private JsonNode scalar() {
        String column = rule.name();
        Stamp clock = clocks.ofWhole(column);
        if (same(mine, theirs)) {
            clocks.raiseWhole(column, stamp);
            return theirs;
        }
        if (stamp.equals(clock)) {
            return theirs;
        }
        if (!mayFollow()) {
            report(column, base, mine, theirs, FieldConflict.TRANSITION);
            return theirs;
        }
        boolean wins = Clocks.isAfter(stamp, clock);
        if (!wins || !(same(theirs, base) || (rule.kind() == ColumnRule.Kind.SCALAR && isOwn(clock)))) {
            report(column, base, mine, theirs, FieldConflict.FIELDS);
        }
        clocks.raiseWhole(column, stamp);
        return wins ? mine : theirs;
    }

    private boolean mayFollow() {
        return rule.transitions().isEmpty()
                || theirs.isNull()
                || rule.transitions().getOrDefault(theirs.asString(), List.of()).contains(mine.asString());
    }

    private JsonNode text() {
        if (!base.isString()
                || !mine.isString()
                || !theirs.isString()
                || same(theirs, base)
                || same(mine, base)
                || same(mine, theirs)
                || stamp.equals(clocks.of(rule.name()))
                || Stream.of(base, mine, theirs).noneMatch(t -> t.asString().length() > TextMerge.LONG)) {
            return scalar();
        }
        OptionalInt limit = TableRules.limit(rule.type());
        Optional<String> merged = TextMerge.merge(base.asString(), mine.asString(), theirs.asString())
                .filter(text -> limit.isEmpty() || text.codePointCount(0, text.length()) <= limit.getAsInt());
        if (merged.isEmpty()) {
            return scalar();
        }
        clocks.raise(rule.name(), stamp);
        return JsonNodeFactory.instance.stringNode(merged.get());
    }

    private JsonNode object() {
        // Where nobody had an object yet, two who begin one at the same time both keep their keys.
        boolean begun = theirs.isObject() || (theirs.isNull() && base.isNull());
        if (!begun || !mine.isObject() || !(base.isObject() || base.isNull())) {
            return scalar();
        }
        ObjectNode result = theirs.isObject() ? (ObjectNode) theirs.deepCopy() : JsonNodeFactory.instance.objectNode();
        Set<String> keys = new LinkedHashSet<>(base.propertyNames());
        keys.addAll(mine.propertyNames());
        for (String key : keys) {
            if (!sameKey(mine.get(key), base.get(key))) {
                mergeKey(result, key);
            }
        }
        return result;
    }

    private void mergeKey(ObjectNode result, String key) {
        JsonNode wanted = mine.get(key);
        JsonNode held = theirs.get(key);
        Stamp clock = clocks.ofPart(rule.name(), key);
        if (!sameKey(wanted, held) && !stamp.equals(clock)) {
            boolean wins = Clocks.isAfter(stamp, clock);
            if (!wins || !(sameKey(held, base.get(key)) || isOwn(clock))) {
                report(
                        rule.name() + "/" + key,
                        orNull(base.get(key)),
                        orNull(wanted),
                        orNull(held),
                        FieldConflict.FIELDS);
            }
            if (wins && wanted == null) {
                result.remove(key);
            } else if (wins) {
                result.set(key, wanted);
            }
        }
        clocks.raisePart(rule.name(), key, stamp);
    }

    /** Unlike a column, a key may be there with nothing in it, and that is not the same as not being there. */
    private static boolean sameKey(@Nullable JsonNode a, @Nullable JsonNode b) {
        return (a == null) == (b == null) && Values.same("jsonb", a, b);
    }

    private JsonNode set() {
        if (!isList(base) || !isList(mine) || !isList(theirs)) {
            return scalar();
        }
        Map<String, JsonNode> before = elements(base);
        Map<String, JsonNode> wanted = elements(mine);
        Map<String, JsonNode> result = elements(theirs);
        boolean applied = false;
        for (Map.Entry<String, JsonNode> added : wanted.entrySet()) {
            if (!before.containsKey(added.getKey()) && isNews(added.getKey())) {
                result.putIfAbsent(added.getKey(), added.getValue());
                applied = true;
            }
        }
        for (String removed : before.keySet()) {
            if (!wanted.containsKey(removed) && isNews(removed)) {
                result.remove(removed);
                applied = true;
            }
        }
        if (!applied && !(theirs.isNull() && mine.isArray() && mine.isEmpty())) {
            return theirs;
        }
        return result.isEmpty() && mine.isNull() ? mine : inOrder(result);
    }

    /** The order must not depend on who came first: what was always there, then the rest by its own clock. */
    private ArrayNode inOrder(Map<String, JsonNode> elements) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        SortedMap<String, JsonNode> added = new TreeMap<>();
        elements.forEach((name, element) -> {
            Stamp own = clocks.ownPart(rule.name(), name);
            if (own == null) {
                list.add(element);
            } else {
                added.put(own + name, element);
            }
        });
        return list.addAll(added.values());
    }

    private boolean isNews(String element) {
        if (!Clocks.isAfter(stamp, clocks.ofPart(rule.name(), element))) {
            return false;
        }
        clocks.raisePart(rule.name(), element, stamp);
        return true;
    }

    private static boolean isList(JsonNode value) {
        return value.isArray() || value.isNull();
    }

    private Map<String, JsonNode> elements(JsonNode list) {
        String type = rule.type().endsWith("[]")
                ? rule.type().substring(0, rule.type().length() - 2)
                : rule.type();
        Map<String, JsonNode> elements = new LinkedHashMap<>();
        list.forEach(e -> elements.putIfAbsent(Values.normal(type, e).asString(), e));
        return elements;
    }

    private JsonNode counter() {
        clocks.raise(rule.name(), stamp);
        // A row that is made a second time brings the same count again, not as much once more.
        if (insert && same(mine, theirs)) {
            return theirs;
        }
        BigDecimal difference = Values.amount(rule.type(), mine).subtract(Values.amount(rule.type(), base));
        if (difference.signum() == 0) {
            return theirs;
        }
        BigDecimal sum = Values.amount(rule.type(), theirs).add(difference);
        return plain(sum);
    }

    /** Whether the sender itself wrote what stands there, so that it knew what it replaced. */
    private boolean isOwn(@Nullable Stamp clock) {
        return clock != null && clock.device().equals(stamp.device());
    }

    /** The node that a reader would make of the number. */
    private static JsonNode plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        if (shortest.scale() > 0 || shortest.precision() - shortest.scale() > 18) {
            return JsonNodeFactory.instance.numberNode(shortest);
        }
        long whole = shortest.longValueExact();
        return whole == (int) whole
                ? JsonNodeFactory.instance.numberNode((int) whole)
                : JsonNodeFactory.instance.numberNode(whole);
    }

    private boolean same(JsonNode a, JsonNode b) {
        return Values.same(rule.type(), a, b);
    }

    private void report(String column, JsonNode from, JsonNode wanted, JsonNode held, String kind) {
        if (!rule.quiet() && !same(base, mine)) {
            conflicts.add(new FieldConflict(column, from, wanted, held, kind));
        }
    }

    private static JsonNode orNull(@Nullable JsonNode value) {
        return value == null ? NullNode.getInstance() : value;
    }
}
