package app.praetor.sync.merge;

import static app.praetor.sync.merge.Rows.A;
import static app.praetor.sync.merge.Rows.B;
import static app.praetor.sync.merge.Rows.row;
import static app.praetor.sync.merge.Rows.rule;
import static app.praetor.sync.merge.Rows.rules;
import static app.praetor.sync.merge.Rows.stamp;
import static app.praetor.sync.merge.Rows.update;
import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.sync.merge.ColumnRule.Kind;
import app.praetor.sync.wire.RowChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class TextMergeTest {
    private static final TableRules RULES = rules(rule("body", "text", Kind.TEXT));

    @Test
    void editsInDifferentLinesOfALongTextBothStay() {
        String base = lines(20);
        assertThat(base.length()).isGreaterThan(600);
        String first = base.replace("line 3 ", "LINE 3 ");
        String second = base.replace("line 15 ", "LINE 15 ") + "and one more\n";

        Merged one = RowMerge.merge(RULES, body(base), row("{}"), change(10, base, first), A);
        Merged both = RowMerge.merge(RULES, one.values(), one.clocks(), change(20, base, second), B);

        assertThat(text(both)).contains("LINE 3 ", "LINE 15 ", "and one more").hasLineCount(21);
        assertThat(both.conflicts()).isEmpty();
        assertThat(both.lost()).containsExactly("body");
        assertThat(both.exact()).isFalse();
        assertThat(both.clocks().get("body").asString()).isEqualTo(stamp(20, B));
    }

    @Test
    void anOlderEditElsewhereStaysTooAndTheClockDoesNotGoBack() {
        String base = lines(20);
        String newer = base.replace("line 3 ", "LINE 3 ");
        String older = base.replace("line 15 ", "LINE 15 ");

        Merged one = RowMerge.merge(RULES, body(base), row("{}"), change(20, base, newer), A);
        Merged both = RowMerge.merge(RULES, one.values(), one.clocks(), change(10, base, older), B);

        assertThat(text(both)).contains("LINE 3 ", "LINE 15 ");
        assertThat(both.clocks().get("body").asString()).isEqualTo(stamp(20, A));
        assertThat(both.changed()).isTrue();
    }

    @Test
    void editsOfOneLineAreAConflictWithAllThreeTexts() {
        String base = lines(20);
        String first = base.replace("line 7 ", "first 7 ");
        String second = base.replace("line 7 ", "second 7 ");

        Merged one = RowMerge.merge(RULES, body(base), row("{}"), change(10, base, first), A);
        Merged both = RowMerge.merge(RULES, one.values(), one.clocks(), change(20, base, second), B);

        assertThat(text(both)).isEqualTo(second);
        assertThat(both.conflicts()).singleElement().satisfies(c -> {
            assertThat(c.column()).isEqualTo("body");
            assertThat(c.kind()).isEqualTo("fields");
            assertThat(c.base().asString()).isEqualTo(base);
            assertThat(c.mine().asString()).isEqualTo(second);
            assertThat(c.theirs().asString()).isEqualTo(first);
        });
    }

    @Test
    void aLongLineIsCutIntoSentences() {
        String base = "The first sentence says this. ".repeat(1)
                + "Padding that nobody edits stands here. ".repeat(20)
                + "The last sentence says that.";
        String first = base.replace("first", "opening");
        String second = base.replace("last", "closing");
        assertThat(base.lines()).hasSize(1);
        assertThat(TextMerge.merge(base, first, second))
                .contains(base.replace("first", "opening").replace("last", "closing"));
    }

    @Test
    void shortTextsAreOneValue() {
        String base = "a\nb\nc\nd\n";
        Merged one = RowMerge.merge(RULES, body(base), row("{}"), change(10, base, "A\nb\nc\nd\n"), A);
        Merged both = RowMerge.merge(RULES, one.values(), one.clocks(), change(20, base, "a\nb\nc\nD\n"), B);
        assertThat(text(both)).isEqualTo("a\nb\nc\nD\n");
        assertThat(both.conflicts()).hasSize(1);
    }

    @Test
    void aMergedTextThatItsColumnCannotHoldIsAConflict() {
        TableRules limited = rules(rule("body", "varchar(640)", Kind.TEXT));
        String base = "x".repeat(150) + "\n" + "y".repeat(150) + "\n" + "z".repeat(150) + "\n";
        String first = "1".repeat(90) + "\n" + base;
        String second = base + "2".repeat(100) + "\n";
        Merged one = RowMerge.merge(limited, body(base), row("{}"), change(10, base, first), A);
        Merged both = RowMerge.merge(limited, one.values(), one.clocks(), change(20, base, second), B);
        assertThat(text(both)).isEqualTo(second);
        assertThat(both.conflicts()).hasSize(1);
    }

    @Test
    void theSameEditOnBothSidesIsTakenOnce() {
        String base = lines(20);
        String both = base.replace("line 3 ", "LINE 3 ");
        assertThat(TextMerge.merge(base, both, both)).contains(both);
        assertThat(TextMerge.merge(base, both + "end\n", both)).contains(both + "end\n");
    }

    @Test
    void editsThatDoNotTouchGiveOneTextInAnyOrderAndOnlyOnce() {
        for (long seed = 0; seed < 1500; seed++) {
            Random random = new Random(seed);
            int count = 30 + random.nextInt(30);
            String base = lines(count);
            // Three authors, each in a third of the text that the next does not reach.
            List<RowChange> changes = new ArrayList<>();
            List<String> wanted = new ArrayList<>(base.lines().toList());
            for (int author = 0; author < 3; author++) {
                int from = author * count / 3;
                int line = from + random.nextInt(count / 3 - 2);
                String now = random.nextInt(4) == 0 ? "" : "author " + author + " was here";
                List<String> own = new ArrayList<>(base.lines().toList());
                own.set(line, now);
                wanted.set(line, now);
                changes.add(change(10 + random.nextInt(50) * 3L + author, base, joined(own)));
            }
            String first = null;
            ObjectNode clocks = null;
            for (int[] order : new int[][] {{0, 1, 2}, {2, 1, 0}, {1, 0, 2}, {1, 2, 0}, {0, 2, 1}, {2, 0, 1}}) {
                Merged state = new Merged(body(base), row("{}"), List.of(), List.of(), false, true);
                for (int next : order) {
                    state = RowMerge.merge(RULES, state.values(), state.clocks(), changes.get(next), "0000000" + next);
                    assertThat(state.conflicts()).as("seed " + seed).isEmpty();
                }
                Merged again = RowMerge.merge(
                        RULES, state.values(), state.clocks(), changes.get(order[0]), "0000000" + order[0]);
                assertThat(again.changed()).as("seed " + seed).isFalse();
                first = first == null ? text(state) : first;
                clocks = clocks == null ? state.clocks() : clocks;
                assertThat(text(state)).as("seed " + seed).isEqualTo(first).isEqualTo(joined(wanted));
                assertThat(state.clocks()).as("seed " + seed).isEqualTo(clocks);
            }
        }
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static String lines(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("line ").append(i).append(" of a text about nothing much\n");
        }
        return text.toString();
    }

    private static ObjectNode body(String text) {
        return JsonNodeFactory.instance.objectNode().put("body", text);
    }

    private static RowChange change(long at, String base, String mine) {
        return update(at, body(base), body(mine));
    }

    private static String text(Merged merged) {
        return merged.values().get("body").asString();
    }
}
