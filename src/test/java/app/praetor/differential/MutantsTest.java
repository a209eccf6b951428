package app.praetor.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.store.guard.LoosenedGuard;
import app.praetor.store.guard.RefusedSqlException;
import app.praetor.store.guard.TenantGuard;
import app.praetor.store.guard.rewrite.GuardRule;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a guard that lacks one rule would show or write, on a database with every other wall unless a test's name says
 * that one was taken away. The whole guard refuses or answers rightly beside it.
 */
class MutantsTest {
    private static final long SEED = 20260303;
    private static final TenantGuard WHOLE = Side.guard();
    private static final String COUNT_B = "SELECT COUNT(*) FROM %s WHERE tenant_id = '" + Rows.B + "'";

    private static Side postgres;
    private static WalledDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        postgres = Side.postgres();
        database = new WalledDatabase();
    }

    @AfterAll
    static void close() throws SQLException {
        postgres.close();
    }

    private static TenantGuard without(GuardRule rule) {
        return LoosenedGuard.without(rule, Side.tables());
    }

    @Test
    void filteringOuterJoinsInWhereLosesRowsThatHaveNoPartner() throws Exception {
        String sql = "SELECT p.id, t.title FROM projects p LEFT JOIN tasks t ON t.project_id = p.id AND t.title = '"
                + WalledDatabase.PLANTED + "'";

        assertThat(database.run(WHOLE, sql)).hasSize(Rows.COUNT).allMatch(row -> row.endsWith("|null|"));
        assertThat(database.run(without(GuardRule.FILTER_BEFORE_OUTER_JOIN), sql))
                .isEmpty();
    }

    @Test
    void theComparisonFindsTheRowsThatFilteringInWhereLoses() throws Exception {
        assertThat(differences(GuardRule.FILTER_BEFORE_OUTER_JOIN, 150))
                .anyMatch(d -> !d.contains("failure") && d.contains(" JOIN ") && d.contains(" rows ["));
    }

    /** The name of the schema is put together where only the database reads it; then the tables need no schema. */
    @Test
    void withoutTheSweepACommandAndATableStatementShowTheOtherTenantsRow() throws Exception {
        String command = "EXECUTE IMMEDIATE 'SET SCHEMA prae' || 'tor'";

        assertThat(database.run(without(GuardRule.SWEEP), command, "TABLE tasks"))
                .anyMatch(row -> row.contains(WalledDatabase.PLANTED));
        for (String sql : List.of(command, "TABLE tasks")) {
            assertThatThrownBy(() -> database.run(WHOLE, sql)).isInstanceOf(RefusedSqlException.class);
        }
    }

    @Test
    void withoutTheSweepACommandCopiesTheOtherTenantsRowIntoAnOwnOne() throws Exception {
        String command =
                "EXECUTE IMMEDIATE 'INSERT INTO prae' || 'tor.permission_roles (tenant' || '_id, name) SELECT ''"
                        + Rows.A + "'', title FROM prae' || 'tor.tasks WHERE title LIKE ''planted%'''";
        String read = "SELECT name FROM permission_roles";

        assertThatThrownBy(() -> database.run(WHOLE, command)).isInstanceOf(RefusedSqlException.class);
        assertThat(database.run(WHOLE, read)).noneMatch(row -> row.contains(WalledDatabase.PLANTED));
        database.run(without(GuardRule.SWEEP), command);
        assertThat(database.run(WHOLE, read)).anyMatch(row -> row.contains(WalledDatabase.PLANTED));
    }

    @Test
    void withoutTheSweepACommandChangesTheOtherTenantsRowsOnceTheTriggersAreAwayToo() throws Exception {
        String command = "EXECUTE IMMEDIATE 'UPDATE prae' || 'tor.answers SET source = ''taken'''";
        String taken = COUNT_B.formatted("answers") + " AND source = 'taken'";

        assertThatThrownBy(() -> database.run(without(GuardRule.SWEEP), command))
                .isInstanceOf(SQLException.class)
                .hasStackTraceContaining("A row of another tenant in answers");
        assertThat(database.unguarded(taken)).containsExactly("0|");
        assertThatThrownBy(() -> database.runUnwalled(WHOLE, command)).isInstanceOf(RefusedSqlException.class);
        database.runUnwalled(without(GuardRule.SWEEP), command);
        assertThat(database.unguarded(taken)).containsExactly(Rows.COUNT + "|");
    }

    @Test
    void aSchemaThatCanBeNamedShowsTheOtherTenantsRow() throws Exception {
        for (String sql : List.of(
                "SELECT * FROM praetor.tasks",
                "SELECT p.name, t.title FROM projects p RIGHT JOIN praetor.tasks t ON t.project_id = p.id",
                "SELECT name FROM projects WHERE 1 = 0 UNION SELECT title FROM praetor.tasks")) {
            assertThat(database.run(without(GuardRule.HIDDEN_SCHEMA), sql))
                    .as(sql)
                    .anyMatch(row -> row.contains(WalledDatabase.PLANTED));
            assertThatThrownBy(() -> database.run(WHOLE, sql)).isInstanceOf(RefusedSqlException.class);
        }
    }

    @Test
    void insertingUncheckedWritesIntoTheOtherTenantOnceTheTriggersAreAwayToo() throws Exception {
        TenantGuard mutant = without(GuardRule.TENANT_ON_INSERT);
        String sql = "INSERT INTO organizations (slug, name, display_name, owner_id, tenant_id) VALUES ('slipped', 'x',"
                + " 'x', '"
                + Rows.id(Rows.B, "users", 0) + "', '" + Rows.B + "')";
        String slipped = COUNT_B.formatted("organizations") + " AND slug = 'slipped'";

        assertThatThrownBy(() -> database.run(mutant, sql))
                .isInstanceOf(SQLException.class)
                .hasStackTraceContaining("A row of another tenant in organizations");
        assertThat(database.unguarded(slipped)).containsExactly("0|");
        assertThatThrownBy(() -> database.runUnwalled(WHOLE, sql)).isInstanceOf(RefusedSqlException.class);
        database.runUnwalled(mutant, sql);
        assertThat(database.unguarded(slipped)).containsExactly("1|");
    }

    @Test
    void insertingWithoutTheTenantWritesARowOfNobodyOnceTriggersAndNotNullAreAwayToo() throws Exception {
        TenantGuard mutant = without(GuardRule.TENANT_ON_INSERT);
        WalledDatabase own = new WalledDatabase();
        String sql = "INSERT INTO permission_roles (name) VALUES ('of nobody')";
        String owner = "SELECT tenant_id FROM permission_roles WHERE name = 'of nobody'";

        assertThatThrownBy(() -> own.runUnwalled(mutant, sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23502"));
        own.unguarded("ALTER TABLE permission_roles ALTER COLUMN tenant_id DROP NOT NULL");
        assertThatThrownBy(() -> own.run(mutant, sql)).hasStackTraceContaining("A row of another tenant");
        own.runUnwalled(mutant, sql);
        assertThat(own.unguarded(owner)).containsExactly("null|");
        own.runUnwalled(WHOLE, sql);
        assertThat(own.unguarded(owner)).containsExactlyInAnyOrder("null|", Rows.A + "|");
    }

    @Test
    void theComparisonFindsThatUncheckedInsertsFail() throws Exception {
        assertThat(differences(GuardRule.TENANT_ON_INSERT, 60)).anyMatch(d -> d.contains("INSERT INTO"));
    }

    private static List<String> differences(GuardRule missing, int statements) throws SQLException {
        try (Side h2 = Side.h2(without(missing))) {
            return new DifferentialRun(h2, postgres).run(SEED, statements).differences();
        }
    }
}
