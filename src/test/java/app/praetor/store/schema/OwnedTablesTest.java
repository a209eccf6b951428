package app.praetor.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the schema itself does for tenants, before any guard: it is the same on both databases. */
class OwnedTablesTest {
    private static final Map<Dialect, DataSource> DATABASES = new EnumMap<>(Dialect.class);
    private static final SchemaCatalogue CATALOGUE = SchemaCatalogue.load();

    @BeforeAll
    static void migrate(@TempDir Path folder) {
        DATABASES.put(Dialect.H2, MigratedDatabases.migratedH2(folder));
        DATABASES.put(Dialect.POSTGRESQL, MigratedDatabases.migratedPostgres());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyOwnedTableCarriesItsTenantVersionAndChangeTime(Dialect dialect) throws Exception {
        for (TableReport table : report(dialect)) {
            if (CATALOGUE.isOwned(table.table())) {
                assertThat(table.columns())
                        .as(table.table())
                        .contains(
                                new TableReport.Column("tenant_id", "uuid", false, null),
                                new TableReport.Column("updated_at", "timestamptz", false, "now()"),
                                new TableReport.Column("row_version", "bigint", false, "1"));
                assertThat(table.unique()).as(table.table()).contains(List.of("tenant_id", "id"));
                assertThat(table.foreignKeys())
                        .as(table.table())
                        .contains(
                                new TableReport.ForeignKey(List.of("tenant_id"), "tenants", List.of("id"), "CASCADE"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void globalTablesHaveNoTenant(Dialect dialect) throws Exception {
        for (TableReport table : report(dialect)) {
            if (CATALOGUE.globalTables().contains(table.table())) {
                assertThat(table.columns())
                        .as(table.table())
                        .noneMatch(column -> column.name().equals("tenant_id"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void referencesBetweenOwnedTablesCarryTheTenantUnlessTheyAreSetNull(Dialect dialect) throws Exception {
        for (TableReport table : report(dialect)) {
            if (!CATALOGUE.isKnown(table.table())) {
                continue;
            }
            for (TableReport.ForeignKey key : table.foreignKeys()) {
                boolean between = CATALOGUE.isOwned(table.table()) && CATALOGUE.isOwned(key.table());
                boolean composite = between && !key.onDelete().equals("SET NULL");
                assertThat(key.columns().size()).as(table.table() + " " + key).isEqualTo(composite ? 2 : 1);
                if (composite) {
                    assertThat(key.columns().getFirst()).isEqualTo("tenant_id");
                    assertThat(key.references().getFirst()).isEqualTo("tenant_id");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aChildOfAnotherTenantsParentIsRefused(Dialect dialect) throws Exception {
        try (Connection connection = connect(dialect)) {
            UUID ours = tenant(connection);
            UUID theirs = tenant(connection);
            UUID project = UUID.randomUUID();
            insert(connection, "INSERT INTO projects (id, tenant_id, name) VALUES (?, ?, 'Clinic')", project, theirs);

            String task = "INSERT INTO tasks (tenant_id, project_id, type, title) VALUES (?, ?, 'DECIDE', 'Choose')";
            insert(connection, task, theirs, project);
            assertThatThrownBy(() -> insert(connection, task, ours, project))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState().substring(0, 2))
                    .isEqualTo("23");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aCheckpointOfAnotherTenantsExecutionIsRefused(Dialect dialect) throws Exception {
        try (Connection connection = connect(dialect)) {
            UUID ours = tenant(connection);
            UUID theirs = tenant(connection);
            UUID project = UUID.randomUUID();
            UUID execution = UUID.randomUUID();
            insert(connection, "INSERT INTO projects (id, tenant_id, name) VALUES (?, ?, 'Clinic')", project, theirs);
            insert(
                    connection,
                    "INSERT INTO agent_executor_state (tenant_id, project_id, execution_id, strategy, agents)"
                            + " VALUES (?, ?, ?, 'sequential', JSON '[]')",
                    theirs,
                    project,
                    execution);

            String checkpoint =
                    "INSERT INTO checkpoint_snapshots (tenant_id, execution_id, step_index, step_name, state)"
                            + " VALUES (?, ?, 1, 'plan', JSON '{}')";
            insert(connection, checkpoint, theirs, execution);
            assertThatThrownBy(() -> insert(connection, checkpoint, ours, execution))
                    .isInstanceOf(SQLException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void twoTenantsMayUseTheSameKey(Dialect dialect) throws Exception {
        try (Connection connection = connect(dialect)) {
            String user = "INSERT INTO users (tenant_id, email) VALUES (?, 'kim@example.org')";
            UUID first = tenant(connection);
            insert(connection, user, first);
            insert(connection, user, tenant(connection));
            assertThatThrownBy(() -> insert(connection, user, first))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("23505");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void oneObjectiveAContextIsActive(Dialect dialect) throws Exception {
        try (Connection connection = connect(dialect)) {
            String objective = "INSERT INTO discovery_objectives (context_type, display_name, active, active_context)"
                    + " VALUES ('idea_discovery', 'Ideas', ";
            insert(connection, objective + "TRUE, 'idea_discovery')");
            insert(connection, objective + "FALSE, NULL)");
            insert(connection, objective + "FALSE, NULL)");
            assertThatThrownBy(() -> insert(connection, objective + "TRUE, 'idea_discovery')"))
                    .as("a second active one")
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> insert(connection, objective + "TRUE, NULL)"))
                    .as("active without its context")
                    .isInstanceOf(SQLException.class);
        }
    }

    /** H2 cascades table by table, so a row may still be needed by one that is to go as well. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aProjectIsDeletedWithEverythingBelowIt(Dialect dialect) throws Exception {
        try (Connection connection = connect(dialect)) {
            UUID tenant = tenant(connection);
            UUID id = UUID.randomUUID();
            for (String row : List.of(
                    "projects (id, tenant_id, name) VALUES (:id, :t, 'Clinic')",
                    "feature_candidate_sets (id, tenant_id, project_id, candidates) VALUES (:id, :t, :id, JSON '[]')",
                    "feature_selections (id, tenant_id, project_id, candidate_set_id, feature_id, name)"
                            + " VALUES (:id, :t, :id, :id, :id, 'Booking')",
                    "question_plans (id, tenant_id, project_id) VALUES (:id, :t, :id)",
                    "plan_questions (id, tenant_id, project_id, question_plan_id, feature_id, question_text,"
                            + " answer_type) VALUES (:id, :t, :id, :id, :id, 'Who books?', 'text')",
                    "answers (id, tenant_id, project_id, question_id, question_type, plan_question_id, value)"
                            + " VALUES (:id, :t, :id, :id, 'plan', :id, JSON '{}')",
                    "tasks (id, tenant_id, project_id, type, title) VALUES (:id, :t, :id, 'DECIDE', 'Choose')",
                    "gap_runs (id, tenant_id, project_id, run_type) VALUES (:id, :t, :id, 'full')",
                    "gap_findings (tenant_id, project_id, run_id, finding_type, detector_id, severity, title,"
                            + " resolution_task_id) VALUES (:t, :id, :id, 'gap', 'd', 'info', 'Missing', :id)")) {
                insert(
                        connection,
                        "INSERT INTO " + row.replace(":id", "'" + id + "'").replace(":t", "'" + tenant + "'"));
            }

            insert(connection, "DELETE FROM projects WHERE id = ?", id);

            for (String table : List.of("plan_questions", "answers", "gap_findings", "feature_candidate_sets")) {
                assertThat(rowsOf(connection, table, tenant)).as(table).isZero();
            }
        }
    }

    private static int rowsOf(Connection connection, String table, UUID tenant) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE tenant_id = ?")) {
            statement.setObject(1, tenant);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static List<TableReport> report(Dialect dialect) throws SQLException {
        try (Connection connection = DATABASES.get(dialect).getConnection()) {
            return SchemaReport.read(connection);
        }
    }

    private static Connection connect(Dialect dialect) throws SQLException {
        Connection connection = DATABASES.get(dialect).getConnection();
        connection.setSchema(Migrations.SCHEMA);
        return connection;
    }

    private static UUID tenant(Connection connection) throws SQLException {
        UUID id = UUID.randomUUID();
        insert(
                connection,
                "INSERT INTO tenants (id, name, slug) VALUES (?, 'Agency', CAST(? AS VARCHAR(100)))",
                id,
                id);
        return id;
    }

    private static void insert(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
