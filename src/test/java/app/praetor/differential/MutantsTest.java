package app.praetor.differential;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.store.guard.LoosenedGuard;
import app.praetor.store.guard.TenantGuard;
import app.praetor.store.guard.rewrite.GuardRule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The comparison notices a guard that lacks a rule; if not, its silence about the whole guard would prove nothing. */
class MutantsTest {
    private static final long SEED = 20260303;

    /** Past the guard by name, by a form it does not rewrite, or by writing the hidden column. */
    private static final List<Generated> REFUSED = List.of(
            new Generated(0, "SELECT * FROM praetor.tasks", false),
            new Generated(1, "SELECT t.title FROM PRAETOR.tasks t LEFT JOIN projects p ON p.id = t.project_id", false),
            new Generated(2, "TABLE tasks", false),
            new Generated(3, "TRUNCATE TABLE task_activity", true),
            new Generated(4, "INSERT INTO permission_roles (name, tenant_id) VALUES ('x', '" + Rows.B + "')", true));

    private static Side postgres;

    @BeforeAll
    static void open() throws SQLException {
        postgres = Side.postgres();
    }

    @AfterAll
    static void close() throws SQLException {
        postgres.close();
    }

    @Test
    void filteringOuterJoinsInWhereGivesOtherRows() throws Exception {
        assertThat(differences(GuardRule.FILTER_BEFORE_OUTER_JOIN, 150)).anyMatch(d -> !d.contains("failure"));
    }

    @Test
    void insertingWithoutTheTenantLeavesAnotherState() throws Exception {
        assertThat(differences(GuardRule.TENANT_ON_INSERT, 60)).anyMatch(d -> d.contains("INSERT INTO"));
    }

    @Test
    void theWholeGuardRefusesWhatItDoesNotRewrite() throws Exception {
        assertThat(passed(Side.guard())).isEmpty();
    }

    @Test
    void aMissingSweepLetsUnreadStatementsPass() throws Exception {
        assertThat(passed(LoosenedGuard.without(GuardRule.SWEEP, Side.tables())))
                .isNotEmpty();
    }

    @Test
    void aSchemaThatCanBeNamedShowsTheOtherTenantsRows() throws Exception {
        TenantGuard mutant = LoosenedGuard.without(GuardRule.HIDDEN_SCHEMA, Side.tables());
        assertThat(passed(mutant)).isNotEmpty();
    }

    private static List<String> differences(GuardRule missing, int statements) throws SQLException {
        try (Side h2 = Side.h2(LoosenedGuard.without(missing, Side.tables()))) {
            return new DifferentialRun(h2, postgres).run(SEED, statements).differences();
        }
    }

    private static List<String> passed(TenantGuard guard) throws SQLException {
        List<String> passed = new ArrayList<>();
        try (Side h2 = Side.h2(guard)) {
            for (Generated statement : REFUSED) {
                if (!h2.run(Rows.A, statement).refused()) {
                    passed.add(statement.sql());
                }
            }
        }
        return passed;
    }
}
