package app.praetor.sync.merge;

import static app.praetor.sync.merge.Rows.row;
import static app.praetor.sync.merge.Rows.rule;
import static app.praetor.sync.merge.Rows.rules;
import static app.praetor.sync.merge.Rows.update;
import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.sync.clock.Stamp;
import app.praetor.sync.merge.ColumnRule.Kind;
import app.praetor.sync.wire.RowChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The merge keeps its laws on thousands of random rows; a failure names the seed that makes it again. */
class RowMergeLawsTest {
    private static final int ROWS = 4000;
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");
    private static final TableRules RULES = rules(
            rule("title", "varchar(100)", Kind.SCALAR),
            rule("size", "integer", Kind.SCALAR),
            rule("note", "text", Kind.TEXT),
            rule("options", "jsonb", Kind.OBJECT),
            rule("tags", "text[]", Kind.SET),
            rule("uses", "bigint", Kind.COUNTER));

    /** One change and who sent it. */
    private record Sent(RowChange change, String device) {
        Stamp stamp(String column) {
            return new Stamp(change.stampOf(column), device);
        }
    }

    /** A row, its clocks, and what several devices did to it while they knew nothing of each other. */
    private record Story(ObjectNode row, ObjectNode clocks, List<Sent> sent) {}

    @Test
    void twoChangesGiveOneRowInEitherOrder() {
        for (long seed = 0; seed < ROWS; seed++) {
            Story story = story(seed, 2);
            assertThat(play(story, story.sent().reversed())).as("seed " + seed).isEqualTo(play(story, story.sent()));
        }
    }

    @Test
    void severalChangesGiveOneRowInAnyOrder() {
        for (long seed = 0; seed < ROWS; seed++) {
            Random random = new Random(~seed);
            Story story = story(seed, 3 + random.nextInt(2));
            ObjectNode expected = play(story, story.sent());
            for (int i = 0; i < 4; i++) {
                List<Sent> order = new ArrayList<>(story.sent());
                Collections.shuffle(order, random);
                assertThat(play(story, order)).as("seed " + seed).isEqualTo(expected);
            }
        }
    }

    /** Counters are left out: of these, the sender's batch number keeps the second one away. */
    @Test
    void aChangeTakenInAgainChangesNothing() {
        for (long seed = 0; seed < ROWS; seed++) {
            Story story = story(seed, 3);
            ObjectNode values = story.row();
            ObjectNode clocks = story.clocks();
            for (Sent next : story.sent()) {
                Merged merged = RowMerge.merge(RULES, values, clocks, next.change(), next.device());
                values = merged.values();
                clocks = merged.clocks();
            }
            for (Sent next : story.sent()) {
                next.change().set().remove("uses");
                Merged again = RowMerge.merge(RULES, values, clocks, next.change(), next.device());
                assertThat(again.changed()).as("seed " + seed).isFalse();
                assertThat(again.values()).as("seed " + seed).isEqualTo(values);
                assertThat(again.clocks()).as("seed " + seed).isEqualTo(clocks);
            }
        }
    }

    @Test
    void theRowIsWhatAListOfAllWritesSays() {
        for (long seed = 0; seed < ROWS; seed++) {
            Story story = story(seed, 1 + (int) (seed % 4));
            ObjectNode row = (ObjectNode) play(story, story.sent()).get("values");
            String message = "seed " + seed;
            for (String column : List.of("title", "size", "note")) {
                assertThat(row.get(column)).as(message).isEqualTo(lastWrite(story, column));
            }
            assertThat(keys(row.get("options"))).as(message).isEqualTo(keys(lastKeys(story)));
            assertThat(names(row.get("tags"))).as(message).isEqualTo(lastElements(story));
            assertThat(row.get("uses").asLong()).as(message).isEqualTo(sum(story));
        }
    }

    @Test
    void whatIsReportedIsWhatHappened() {
        for (long seed = 0; seed < ROWS; seed++) {
            Story story = story(seed, 3);
            ObjectNode values = story.row();
            ObjectNode clocks = story.clocks();
            for (Sent next : story.sent()) {
                ObjectNode before = values.deepCopy();
                Merged merged = RowMerge.merge(RULES, values, clocks, next.change(), next.device());
                assertThat(values).as("seed " + seed).isEqualTo(before);
                Set<String> lost = new TreeSet<>();
                next.change().set().properties().forEach(sent -> {
                    ColumnRule rule = RULES.columns().get(sent.getKey());
                    if (rule != null
                            && !Values.same(rule.type(), merged.values().get(sent.getKey()), sent.getValue())) {
                        lost.add(sent.getKey());
                    }
                });
                assertThat(new TreeSet<>(merged.lost())).as("seed " + seed).isEqualTo(lost);
                assertThat(merged.exact()).as("seed " + seed).isEqualTo(lost.isEmpty());
                assertThat(merged.changed())
                        .as("seed " + seed)
                        .isEqualTo(!merged.values().equals(values)
                                || !merged.clocks().equals(clocks));
                values = merged.values();
                clocks = merged.clocks();
            }
        }
    }

    // The slow way: all writes side by side, the greatest stamp wins.

    private static JsonNode lastWrite(Story story, String column) {
        Stamp best = clock(story, column);
        JsonNode value = story.row().get(column);
        for (Sent sent : story.sent()) {
            JsonNode written = sent.change().set().get(column);
            if (written != null && sent.stamp(column).compareTo(best) > 0) {
                best = sent.stamp(column);
                value = written;
            }
        }
        return value;
    }

    private static ObjectNode lastKeys(Story story) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        for (String key : NAMES) {
            Stamp best = clock(story, "options");
            JsonNode value = story.row().get("options").get(key);
            for (Sent sent : story.sent()) {
                JsonNode written = sent.change().set().get("options");
                JsonNode base = sent.change().base().get("options");
                boolean wrote =
                        written != null && !String.valueOf(written.get(key)).equals(String.valueOf(base.get(key)));
                if (wrote && sent.stamp("options").compareTo(best) > 0) {
                    best = sent.stamp("options");
                    value = written.get(key);
                }
            }
            if (value != null) {
                result.set(key, value);
            }
        }
        return result;
    }

    private static Set<String> lastElements(Story story) {
        Set<String> result = new TreeSet<>();
        for (String name : NAMES) {
            Stamp best = clock(story, "tags");
            boolean in = names(story.row().get("tags")).contains(name);
            for (Sent sent : story.sent()) {
                JsonNode written = sent.change().set().get("tags");
                if (written != null
                        && names(written).contains(name)
                                != names(sent.change().base().get("tags")).contains(name)
                        && sent.stamp("tags").compareTo(best) > 0) {
                    best = sent.stamp("tags");
                    in = names(written).contains(name);
                }
            }
            if (in) {
                result.add(name);
            }
        }
        return result;
    }

    private static long sum(Story story) {
        long sum = story.row().get("uses").asLong(0);
        for (Sent sent : story.sent()) {
            JsonNode written = sent.change().set().get("uses");
            if (written != null) {
                sum += written.asLong(0) - sent.change().base().get("uses").asLong(0);
            }
        }
        return sum;
    }

    private static Stamp clock(Story story, String column) {
        JsonNode own = story.clocks().get(column);
        return Stamp.parse((own == null ? story.clocks().get("*") : own).asString());
    }

    private static ObjectNode play(Story story, List<Sent> order) {
        ObjectNode values = story.row();
        ObjectNode clocks = story.clocks();
        for (Sent next : order) {
            Merged merged = RowMerge.merge(RULES, values, clocks, next.change(), next.device());
            values = merged.values();
            clocks = merged.clocks();
        }
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.set("values", values);
        both.set("clocks", clocks);
        return both;
    }

    private static Story story(long seed, int changes) {
        Random random = new Random(seed);
        ObjectNode values = row("{'id': 'x', 'row_version': 4}");
        RULES.columns().keySet().forEach(column -> values.set(column, value(random, column)));
        if (random.nextInt(8) == 0) {
            values.set("uses", NullNode.getInstance());
        }
        ObjectNode clocks = row("{}");
        clocks.put("*", Rows.stamp(1 + random.nextInt(3), "00000009"));
        for (String column : List.of("title", "options")) {
            if (random.nextBoolean()) {
                clocks.put(column, Rows.stamp(4 + random.nextInt(8), "00000009"));
            }
        }
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            ObjectNode base = row("{}");
            ObjectNode set = row("{'row_version': 7}");
            Map<String, Long> stamps = new LinkedHashMap<>();
            long at = 6 + random.nextInt(8);
            for (String column : RULES.columns().keySet()) {
                if (random.nextInt(3) > 0) {
                    base.set(column, values.get(column));
                    set.set(column, value(random, column));
                    if (random.nextInt(3) == 0) {
                        stamps.put(column, at - 1 - random.nextInt(4));
                    }
                }
            }
            RowChange plain = update(at, base, set);
            RowChange change = new RowChange(
                    plain.table(), plain.id(), plain.op(), at, stamps.isEmpty() ? null : stamps, set, base, 1);
            sent.add(new Sent(change, "0000000" + i));
        }
        return new Story(values, clocks, sent);
    }

    private static JsonNode value(Random random, String column) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (column) {
            case "title", "note" ->
                random.nextInt(6) == 0
                        ? NullNode.getInstance()
                        : json.stringNode(NAMES.get(random.nextInt(NAMES.size())));
            case "size" -> json.numberNode(random.nextInt(4));
            case "uses" -> json.numberNode(random.nextInt(9));
            case "options" -> {
                ObjectNode object = json.objectNode();
                for (String name : NAMES) {
                    if (random.nextBoolean()) {
                        object.put(name, random.nextInt(3));
                    }
                }
                yield object;
            }
            default -> {
                Set<String> names = new LinkedHashSet<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    names.add(NAMES.get(random.nextInt(NAMES.size())));
                }
                ArrayNode array = json.arrayNode();
                names.forEach(array::add);
                yield array;
            }
        };
    }

    private static Set<String> names(JsonNode list) {
        Set<String> names = new TreeSet<>();
        list.forEach(name -> names.add(name.asString()));
        return names;
    }

    private static Set<String> keys(JsonNode object) {
        Set<String> keys = new TreeSet<>();
        object.properties().forEach(e -> keys.add(e.getKey() + "=" + e.getValue()));
        return keys;
    }
}
