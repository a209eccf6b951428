package app.praetor.differential;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.store.guard.LoosenedGuard;
import app.praetor.store.guard.rewrite.GuardRule;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to another tenant's rows, nothing that a tenant sees moves; what it writes leaves theirs alone. */
@Execution(ExecutionMode.CONCURRENT)
class NonInterferenceTest {
    private static final int READS = 120;
    private static final int STATEMENTS = 180;
    private static final Generator GENERATOR = new Generator(20260302);

    enum Enforcer {
        GUARD,
        POLICIES,
        /** It makes an outer join an inner one: rows are lost, and none of the other tenant's come to light. */
        GUARD_THAT_FILTERS_IN_WHERE,
        /** What is generated is of the dialect, which the sweep lets pass: what it holds is shown with the mutants. */
        GUARD_WITHOUT_THE_SWEEP;

        Side open() throws SQLException {
            return switch (this) {
                case GUARD -> Side.h2(Side.guard());
                case POLICIES -> Side.postgres();
                case GUARD_THAT_FILTERS_IN_WHERE ->
                    Side.h2(LoosenedGuard.without(GuardRule.FILTER_BEFORE_OUTER_JOIN, Side.tables()));
                case GUARD_WITHOUT_THE_SWEEP -> Side.h2(LoosenedGuard.without(GuardRule.SWEEP, Side.tables()));
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Enforcer.class)
    void nothingThatHappensToAnotherTenantIsSeen(Enforcer enforcer) throws Exception {
        try (Side side = enforcer.open()) {
            List<Outcome> before = reads(side);
            assertThat(before).noneMatch(Outcome::refused);

            side.change(raw -> {
                try (Statement statement = raw.createStatement()) {
                    for (Model.Table table : Model.OWNED_TABLES) {
                        String changes = changes(table);
                        if (!changes.isEmpty()) {
                            statement.execute("UPDATE " + table.name() + " SET " + changes + " WHERE tenant_id = '"
                                    + Rows.B + "'");
                        }
                    }
                }
            });
            unmoved(before, side, "every row of the other tenant changed");

            side.change(raw -> Rows.again(raw, Rows.B));
            unmoved(before, side, "the other tenant's rows doubled");

            side.change(raw -> {
                try (Statement statement = raw.createStatement()) {
                    for (Model.Table table : Model.OWNED_TABLES.reversed()) {
                        statement.execute("DELETE FROM " + table.name() + " WHERE tenant_id = '" + Rows.B + "'");
                    }
                }
            });
            assertThat(side.rowsOf(Rows.B).values())
                    .allSatisfy(rows -> assertThat(rows).isEmpty());
            unmoved(before, side, "the other tenant's rows deleted");
        }
    }

    @ParameterizedTest
    @EnumSource(Enforcer.class)
    void writesLeaveEveryByteOfTheOtherTenant(Enforcer enforcer) throws Exception {
        try (Side side = enforcer.open()) {
            Map<String, List<String>> before = side.rowsOf(Rows.B);
            for (int number = 0; number < STATEMENTS; number++) {
                Generated generated = GENERATOR.statement(number);
                if (generated.write()) {
                    assertThat(side.rowsAfter(Rows.A, generated, Rows.B))
                            .as(generated.sql())
                            .isEqualTo(before);
                }
            }
        }
    }

    private static void unmoved(List<Outcome> before, Side side, String what) throws SQLException {
        List<Outcome> after = reads(side);
        for (int number = 0; number < READS; number++) {
            assertThat(after.get(number).same(before.get(number)))
                    .as(
                            "%s: %s: %s",
                            what,
                            GENERATOR.read(number).sql(),
                            before.get(number).against(after.get(number)))
                    .isTrue();
        }
    }

    private static List<Outcome> reads(Side side) throws SQLException {
        List<Outcome> outcomes = new ArrayList<>();
        for (int number = 0; number < READS; number++) {
            outcomes.add(side.run(Rows.A, GENERATOR.read(number)));
        }
        return outcomes;
    }

    private static String changes(Model.Table table) {
        return table.columns().stream()
                .filter(c -> !c.fixed() && c.references().isEmpty() && c.type() != Model.Type.JSON)
                .map(c -> c.name() + " = "
                        + switch (c.type()) {
                            case TEXT -> "'alpha'";
                            case INT -> "4";
                            case BOOL -> "TRUE";
                            case NUMERIC -> "0.5";
                            case TIME -> "NULL";
                            default -> "'" + Rows.id(Rows.A, "users", 1) + "'";
                        })
                .collect(Collectors.joining(", "));
    }
}
