package app.praetor.sync.merge;

import static app.praetor.sync.merge.Rows.A;
import static app.praetor.sync.merge.Rows.B;
import static app.praetor.sync.merge.Rows.delete;
import static app.praetor.sync.merge.Rows.insert;
import static app.praetor.sync.merge.Rows.json;
import static app.praetor.sync.merge.Rows.quiet;
import static app.praetor.sync.merge.Rows.row;
import static app.praetor.sync.merge.Rows.rule;
import static app.praetor.sync.merge.Rows.rules;
import static app.praetor.sync.merge.Rows.stamp;
import static app.praetor.sync.merge.Rows.states;
import static app.praetor.sync.merge.Rows.update;
import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.sync.clock.Stamp;
import app.praetor.sync.merge.ColumnRule.Kind;
import app.praetor.sync.wire.RowChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowMergeTest {
    private static final TableRules RULES = rules(
            rule("title", "varchar(100)", Kind.SCALAR),
            rule("due", "timestamptz", Kind.SCALAR),
            quiet("updated_at", "timestamptz"),
            states("status", Map.of("open", List.of("done", "dropped"), "dropped", List.of("open"))),
            rule("options", "jsonb", Kind.OBJECT),
            rule("tags", "text[]", Kind.SET),
            rule("uses", "bigint", Kind.COUNTER));

    private static Merged merge(String current, String clocks, RowChange change) {
        return RowMerge.merge(RULES, row(current), row(clocks), change, A);
    }

    private static String clock(String column, long at) {
        return "{'" + column + "': '" + stamp(at, B) + "'}";
    }

    @Nested
    class Scalars {
        @Test
        void anUpdateOfWhatTheSenderSawIsTaken() {
            Merged merged =
                    merge("{'id': 'x', 'title': 'old'}", "{}", update(5, "{'title': 'old'}", "{'title': 'new'}"));
            assertThat(merged.values()).isEqualTo(row("{'id': 'x', 'title': 'new'}"));
            assertThat(merged.clocks()).isEqualTo(row("{'title': '" + stamp(5, A) + "'}"));
            assertThat(merged.conflicts()).isEmpty();
            assertThat(merged.changed()).isTrue();
            assertThat(merged.exact()).isTrue();
        }

        @Test
        void theGreaterClockWinsAndTheOtherValueIsReported() {
            Merged newer = merge("{'title': 'b'}", clock("title", 5), update(6, "{'title': 'old'}", "{'title': 'a'}"));
            assertThat(newer.values()).isEqualTo(row("{'title': 'a'}"));
            assertThat(newer.conflicts())
                    .containsExactly(new FieldConflict("title", json("'old'"), json("'a'"), json("'b'"), "fields"));

            Merged older = merge("{'title': 'b'}", clock("title", 5), update(4, "{'title': 'old'}", "{'title': 'a'}"));
            assertThat(older.values()).isEqualTo(row("{'title': 'b'}"));
            assertThat(older.lost()).containsExactly("title");
            assertThat(older.changed()).isFalse();
            assertThat(older.conflicts()).isEqualTo(newer.conflicts());
        }

        @Test
        void theDeviceDecidesBetweenEqualTimes() {
            Merged merged = merge("{'title': 'b'}", clock("title", 5), update(5, "{}", "{'title': 'a'}"));
            assertThat(merged.values()).isEqualTo(row("{'title': 'b'}"));
        }

        @Test
        void aDeviceDoesNotConflictWithItsOwnEarlierWrite() {
            Merged first = merge("{'title': 'old'}", "{}", update(5, "{'title': 'old'}", "{'title': 'a'}"));
            Merged second = RowMerge.merge(
                    RULES, first.values(), first.clocks(), update(6, "{'title': 'old'}", "{'title': 'b'}"), A);
            assertThat(second.values()).isEqualTo(row("{'title': 'b'}"));
            assertThat(second.conflicts()).isEmpty();
        }

        @Test
        void aColumnWithoutAClockOfItsOwnHasThatOfTheInsert() {
            Merged merged = merge("{'title': 'b'}", clock("*", 5), update(4, "{'title': 'b'}", "{'title': 'a'}"));
            assertThat(merged.values()).isEqualTo(row("{'title': 'b'}"));
            assertThat(merged.conflicts()).hasSize(1);
        }

        @Test
        void theSameValueFromBothSidesOnlyRaisesTheClock() {
            Merged merged = merge(
                    "{'due': '2026-01-02T03:04:05.1+00:00'}",
                    clock("due", 5),
                    update(9, "{}", "{'due': '2026-01-02T03:04:05.100Z'}"));
            assertThat(merged.values()).isEqualTo(row("{'due': '2026-01-02T03:04:05.1+00:00'}"));
            assertThat(merged.clocks()).isEqualTo(row("{'due': '" + stamp(9, A) + "'}"));
            assertThat(merged.conflicts()).isEmpty();
            assertThat(merged.changed()).isTrue();
            assertThat(merged.exact()).isTrue();
        }

        @Test
        void quietColumnsAndValuesThatNobodyChangedAreNoConflict() {
            assertThat(merge("{'updated_at': 'x'}", clock("updated_at", 5), update(4, "{}", "{'updated_at': 'y'}"))
                            .conflicts())
                    .isEmpty();
            Merged unchanged =
                    merge("{'title': 'b'}", clock("title", 5), update(4, "{'title': 'a'}", "{'title': 'a'}"));
            assertThat(unchanged.values()).isEqualTo(row("{'title': 'b'}"));
            assertThat(unchanged.conflicts()).isEmpty();
        }

        @Test
        void whatTheDatabaseLooksAfterIsPassedOverAndUnknownColumnsAreLost() {
            Merged merged =
                    merge("{'id': 'x'}", "{}", update(4, "{}", "{'id': 'y', 'tenant_id': 'z', 'row_version': 9}"));
            assertThat(merged.values()).isEqualTo(row("{'id': 'x'}"));
            assertThat(merged.changed()).isFalse();
            assertThat(merged.exact()).isTrue();
            assertThat(merge("{}", "{}", update(4, "{}", "{'later': 1}")).lost())
                    .containsExactly("later");
        }

        @Test
        void anInsertOfARowThatIsThereConflictsOnlyWhereValuesDiffer() {
            Merged merged = merge(
                    "{'title': 'b', 'uses': 3, 'due': null}",
                    clock("*", 5),
                    insert(6, Map.of("title", 4L), "{'title': 'a', 'uses': 3, 'due': 'x'}"));
            assertThat(merged.values()).isEqualTo(row("{'title': 'b', 'uses': 3, 'due': 'x'}"));
            assertThat(merged.conflicts()).extracting(FieldConflict::column).containsExactly("title");
        }
    }

    @Nested
    class States {
        @Test
        void aStateThatMayFollowIsTaken() {
            Merged merged = merge("{'status': 'open'}", "{}", update(5, "{'status': 'open'}", "{'status': 'done'}"));
            assertThat(merged.values()).isEqualTo(row("{'status': 'done'}"));
            assertThat(merged.conflicts()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"open, done, dropped, 9", "open, done, dropped, 3", "done, done, open, 9"})
        void aStateThatMustNotFollowIsNotTaken(String base, String held, String wanted, long at) {
            Merged merged = merge(
                    "{'status': '" + held + "'}",
                    clock("status", 5),
                    update(at, "{'status': '" + base + "'}", "{'status': '" + wanted + "'}"));
            assertThat(merged.values()).isEqualTo(row("{'status': '" + held + "'}"));
            assertThat(merged.clocks()).isEqualTo(row(clock("status", 5)));
            assertThat(merged.lost()).containsExactly("status");
            assertThat(merged.conflicts()).extracting(FieldConflict::kind).containsExactly("transition");
        }

        @Test
        void twoWhoTookTheSameStepAgree() {
            Merged merged = merge(
                    "{'status': 'done'}", clock("status", 5), update(9, "{'status': 'open'}", "{'status': 'done'}"));
            assertThat(merged.exact()).isTrue();
            assertThat(merged.conflicts()).isEmpty();
        }
    }

    @Nested
    class Objects {
        @Test
        void differentKeysBothStay() {
            Merged merged = merge(
                    "{'options': {'a': 2, 'b': 1, 'c': 1}}",
                    clock("options/a", 9),
                    update(5, "{'options': {'a': 1, 'b': 1, 'c': 1}}", "{'options': {'a': 1, 'b': 2}}"));
            assertThat(merged.values()).isEqualTo(row("{'options': {'a': 2, 'b': 2}}"));
            assertThat(merged.clocks().propertyNames()).containsOnly("options/a", "options/b", "options/c");
            assertThat(merged.lost()).containsExactly("options");
            assertThat(merged.conflicts()).isEmpty();
        }

        @Test
        void oneKeyThatBothChangedIsAConflict() {
            Merged merged = merge(
                    "{'options': {'a': 2, 'b': 1}}",
                    clock("options/a", 4),
                    update(5, "{'options': {'a': 1, 'b': 1}}", "{'options': {'b': 1}}"));
            assertThat(merged.values()).isEqualTo(row("{'options': {'b': 1}}"));
            assertThat(merged.conflicts())
                    .containsExactly(new FieldConflict("options/a", json("1"), json("null"), json("2"), "fields"));
        }

        @Test
        void aRemovedKeyStaysAwayFromAnOlderWrite() {
            Merged removed =
                    merge("{'options': {'a': 1}}", "{}", update(9, "{'options': {'a': 1}}", "{'options': {}}"));
            Merged merged = RowMerge.merge(
                    RULES,
                    removed.values(),
                    removed.clocks(),
                    update(5, "{'options': {'a': 1}}", "{'options': {'a': 2}}"),
                    B);
            assertThat(merged.values()).isEqualTo(row("{'options': {}}"));
            assertThat(merged.conflicts()).hasSize(1);
        }

        @Test
        void twoWhoBeginAnObjectBothKeepTheirKeys() {
            Merged first = merge("{'options': null}", "{}", update(9, "{}", "{'options': {'a': 1}}"));
            Merged merged =
                    RowMerge.merge(RULES, first.values(), first.clocks(), update(5, "{}", "{'options': {'b': 1}}"), B);
            assertThat(merged.values()).isEqualTo(row("{'options': {'a': 1, 'b': 1}}"));
        }

        @Test
        void whatIsNoObjectIsOneValue() {
            Merged merged = merge(
                    "{'options': {'a': 2}}",
                    clock("options/a", 4),
                    update(5, "{'options': {'a': 1}}", "{'options': [1]}"));
            assertThat(merged.values()).isEqualTo(row("{'options': [1]}"));
            assertThat(merged.clocks()).isEqualTo(row("{'options': '" + stamp(5, A) + "'}"));
            assertThat(merged.conflicts()).hasSize(1);
        }
    }

    @Nested
    class Sets {
        @Test
        void additionsAndRemovalsOfBothSidesHold() {
            Merged merged = merge(
                    "{'tags': ['a', 'b', 'x']}",
                    clock("tags/x", 9),
                    update(5, "{'tags': ['a', 'b']}", "{'tags': ['b', 'y']}"));
            assertThat(merged.values()).isEqualTo(row("{'tags': ['b', 'y', 'x']}"));
            assertThat(merged.conflicts()).isEmpty();
            assertThat(merged.lost()).containsExactly("tags");
        }

        @Test
        void aLaterRemovalBeatsAnAddition() {
            Merged merged = merge("{'tags': []}", clock("tags/x", 9), update(5, "{'tags': []}", "{'tags': ['x']}"));
            assertThat(merged.values()).isEqualTo(row("{'tags': []}"));
            assertThat(merged.changed()).isFalse();
        }

        @Test
        void theLastElementMayGoToNothing() {
            Merged merged = merge("{'tags': ['a']}", "{}", update(5, "{'tags': ['a']}", "{'tags': null}"));
            assertThat(merged.values()).isEqualTo(row("{'tags': null}"));
            assertThat(merged.exact()).isTrue();
        }
    }

    @Test
    void countersAddUp() {
        Merged merged = merge("{'uses': 12}", clock("uses", 9), update(5, "{'uses': 10}", "{'uses': 13}"));
        assertThat(merged.values()).isEqualTo(row("{'uses': 15}"));
        assertThat(merged.clocks()).isEqualTo(row(clock("uses", 9)));
        assertThat(merge("{'uses': null}", "{}", update(5, "{}", "{'uses': 3}")).values())
                .isEqualTo(row("{'uses': 3}"));
    }

    @Test
    void aNewRowHasTheClockOfItsInsertAndOlderOnesBeside() {
        assertThat(RowMerge.insertClocks(insert(7, Map.of("title", 5L, "due", 7L), "{'title': 'a', 'due': 'b'}"), A))
                .isEqualTo(row("{'*': '" + stamp(7, A) + "', 'title': '" + stamp(5, A) + "'}"));
    }

    @Test
    void aDeletionWinsOnlyAgainstEveryClock() {
        assertThat(RowMerge.deletionWins(row(clock("title", 5)), new Stamp(6, A)))
                .isTrue();
        assertThat(RowMerge.deletionWins(row(clock("title", 5)), new Stamp(5, A)))
                .isFalse();
        assertThat(RowMerge.deletionWins(row(clock("tags/x", 7)), new Stamp(6, A)))
                .isFalse();
        assertThat(RowMerge.deletionWins(row("{}"), new Stamp(6, A))).isTrue();
    }

    @Test
    void aChangeOutlivesTheRowWithOneColumnThatIsLater() {
        Stamp ended = new Stamp(6, B);
        assertThat(RowMerge.outlives(insert(7, Map.of("title", 5L), "{'title': 'a', 'due': 'b'}"), A, ended))
                .isTrue();
        assertThat(RowMerge.outlives(insert(7, Map.of("title", 5L), "{'title': 'a'}"), A, ended))
                .isFalse();
        assertThat(RowMerge.outlives(update(6, "{}", "{'title': 'a'}"), A, ended))
                .isFalse();
        assertThat(RowMerge.outlives(delete(7), A, ended)).isTrue();
    }
}
