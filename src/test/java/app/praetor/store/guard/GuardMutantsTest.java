package app.praetor.store.guard;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.store.guard.rewrite.GuardRule;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * A guard that lacks one rule is noticed by the lists of statements; if not, they would prove nothing. What such a guard
 * shows of the other tenant's rows is in the tests of the comparison.
 */
class GuardMutantsTest {
    private static TenantGuard without(GuardRule rule) {
        Set<GuardRule> rules = EnumSet.allOf(GuardRule.class);
        rules.remove(rule);
        return new TenantGuard(GuardFixture.TABLES, rules);
    }

    /** Statements of the dialect that do something else than for a tenant alone, or touch the other one. */
    private static List<String> different(TenantGuard guard) throws IOException, SQLException {
        DataSource both = GuardFixture.h2(true);
        DataSource copy = Oracle.copy();
        List<String> different = new ArrayList<>();
        for (String sql : DialectTest.lines("/guard/dialect.sql")) {
            GuardFixture.refill(both, true);
            GuardFixture.refill(copy, false);
            List<String> foreign = Oracle.foreign(both);
            List<String> expected = Oracle.alone(copy, sql);
            try {
                if (!Oracle.guarded(guard, both, sql).equals(expected)
                        || !Oracle.foreign(both).equals(foreign)) {
                    different.add(sql);
                }
            } catch (SQLException e) {
                different.add(sql);
            }
        }
        return different;
    }

    /** Hostile statements that the guard lets through; not run, for some would shut the database down. */
    private static Set<String> passed(TenantGuard guard) throws IOException {
        Set<String> passed = new TreeSet<>();
        for (String sql : Hostile.statements()) {
            try {
                guard.rewrite(sql);
                passed.add(sql);
            } catch (RefusedSqlException e) {
                assertThat(e).hasMessageStartingWith("Refused: ");
            }
        }
        return passed;
    }

    @Test
    void theWholeGuardPasses() throws Exception {
        TenantGuard guard = new TenantGuard(GuardFixture.TABLES);
        assertThat(different(guard)).isEmpty();
        assertThat(passed(guard)).isEmpty();
    }

    @Test
    void filteringOuterJoinsInWhereGivesOtherRows() throws Exception {
        assertThat(different(without(GuardRule.FILTER_BEFORE_OUTER_JOIN)))
                .contains("select t.id, p.name from tasks t left outer join projects p on p.id = t.n")
                .hasSizeGreaterThan(3);
    }

    @Test
    void withoutTheSweepUnreadFormsAreNotRefused() throws Exception {
        assertThat(passed(without(GuardRule.SWEEP))).contains("truncate table tasks", "table tasks");
    }

    @Test
    void insertingUncheckedWritesIntoTheOtherTenant() throws Exception {
        TenantGuard mutant = without(GuardRule.TENANT_ON_INSERT);
        assertThat(passed(mutant)).contains("insert into tasks (id, tenant_id) values (1, null)");
        assertThat(different(mutant)).contains("insert into tasks (id) (select id + 60 from projects)");
        DataSource both = GuardFixture.h2(true);
        List<String> foreign = Oracle.foreign(both);
        GuardFixture.run(
                new GuardedDataSource(both, mutant),
                GuardFixture.A,
                "insert into tasks (id, tenant_id) values (99, '" + GuardFixture.B + "')");
        assertThat(Oracle.foreign(both)).isNotEqualTo(foreign);
    }

    @Test
    void aSchemaThatCanBeNamedIsNotRefused() throws Exception {
        TenantGuard mutant = without(GuardRule.HIDDEN_SCHEMA);
        assertThat(passed(mutant)).contains("select * from praetor.tasks", "delete from praetor.tasks");
    }
}
