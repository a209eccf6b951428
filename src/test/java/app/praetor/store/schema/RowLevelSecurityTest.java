package app.praetor.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.store.schema.SchemaCatalogue.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL itself keeps tenants apart, whatever SQL the application's role sends. */
class RowLevelSecurityTest {
    private static final UUID OURS = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final UUID THEIRS = UUID.fromString("00000000-0000-0000-0000-00000000000b");
    private static final SchemaCatalogue CATALOGUE = SchemaCatalogue.load(Dialect.POSTGRESQL);
    private static final String DENIED = "42501";

    private static DataSource database;
    /** For what changes the schema; every test puts it back. */
    private static DataSource spare;

    @BeforeAll
    static void migrate() throws SQLException {
        database = MigratedDatabases.migratedPostgres();
        spare = MigratedDatabases.migratedPostgres();
        try (Connection admin = database.getConnection();
                Statement s = admin.createStatement()) {
            for (UUID tenant : List.of(OURS, THEIRS)) {
                s.execute("INSERT INTO praetor.tenants (id, name, slug) VALUES ('%1$s', 'Agency', '%1$s')"
                        .formatted(tenant));
                s.execute("INSERT INTO praetor.projects (id, tenant_id, name) VALUES ('%1$s', '%1$s', 'Clinic')"
                        .formatted(tenant));
            }
            s.execute("INSERT INTO praetor.kb_patterns (id, name) VALUES ('booking', 'Booking')");
            s.execute("DO $$ BEGIN CREATE ROLE test_login LOGIN PASSWORD 'test' IN ROLE praetor_app;"
                    + " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        }
    }

    @Test
    void everyTableWithRowsOfATenantHasItsPolicyAndBindsItsOwner() throws SQLException {
        List<String> expected = new ArrayList<>();
        CATALOGUE.tables().forEach((table, entry) -> {
            String column = entry.kind() == Kind.SELF ? "id" : "tenant_id";
            String rule = "(" + column + " = ( SELECT app_tenant() AS app_tenant))";
            expected.add(table + "|praetor_owner|"
                    + (entry.kind() == Kind.GLOBAL || entry.kind() == Kind.SERVER
                            ? "f|f|null|null|null|null"
                            : "t|t|tenant_rows|ALL|" + rule + "|" + rule));
        });
        try (Connection admin = database.getConnection()) {
            admin.setSchema(Migrations.SCHEMA);
            assertThat(query(admin, """
                SELECT c.relname, pg_get_userbyid(c.relowner), c.relrowsecurity, c.relforcerowsecurity,
                  p.policyname, p.cmd, p.qual, p.with_check
                FROM pg_class c LEFT JOIN pg_policies p ON p.schemaname = 'praetor' AND p.tablename = c.relname
                WHERE c.relnamespace = 'praetor'::regnamespace AND c.relkind IN ('r', 'p')
                  AND c.relname <> 'flyway_schema_history'\
                """)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void theApplicationMayWriteOwnedTablesAndReadTheOthers() throws SQLException {
        List<String> expected = new ArrayList<>();
        CATALOGUE
                .tables()
                .forEach((table, entry) -> expected.add(table
                        + (entry.kind() == Kind.OWNED || entry.kind() == Kind.SERVER
                                ? "|DELETE,INSERT,SELECT,UPDATE"
                                : "|SELECT")));
        try (Connection admin = database.getConnection()) {
            assertThat(query(admin, """
                SELECT table_name, string_agg(privilege_type, ',' ORDER BY privilege_type)
                FROM information_schema.role_table_grants
                WHERE grantee IN ('praetor_app', 'PUBLIC') AND table_schema = 'praetor' GROUP BY table_name\
                """)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void withoutATenantThereAreNoRowsAndNoErrorsAndNoWrites() throws SQLException {
        try (Connection app = login()) {
            for (String table : CATALOGUE.tables().keySet()) {
                Kind kind = CATALOGUE.tables().get(table).kind();
                if (kind != Kind.GLOBAL && kind != Kind.SERVER) {
                    assertThat(query(app, "SELECT count(*) FROM " + table))
                            .as(table)
                            .containsExactly("0");
                }
            }
            refused(app, insertFor(OURS));
            assertThat(update(app, "UPDATE projects SET name = 'x'")).isZero();
            assertThat(update(app, "DELETE FROM projects")).isZero();
        }
    }

    @Test
    void aSettingThatEndedWithItsTransactionMeansNoTenant() throws SQLException {
        try (Connection app = login()) {
            app.setAutoCommit(false);
            bind(app, "app.current_tenant_id", OURS.toString());
            assertThat(query(app, "SELECT id FROM projects")).containsExactly(OURS.toString());
            app.commit();
            assertThat(query(app, "SELECT current_setting('app.current_tenant_id')"))
                    .containsExactly("");
            assertThat(query(app, "SELECT id FROM projects")).isEmpty();
            refused(app, insertFor(OURS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.current_tenant_id", "app.tenant_id"})
    void eitherSettingShowsTheTenantsOwnRows(String setting) throws SQLException {
        try (Connection app = login()) {
            app.setAutoCommit(false);
            bind(app, setting, OURS.toString());
            assertThat(query(app, "SELECT id FROM projects")).containsExactly(OURS.toString());
            assertThat(query(app, "SELECT id FROM tenants")).containsExactly(OURS.toString());
            assertThat(query(app, "SELECT id FROM kb_patterns")).containsExactly("booking");
        }
    }

    @Test
    void twoSettingsThatDisagreeMeanNoTenant() throws SQLException {
        try (Connection app = login()) {
            app.setAutoCommit(false);
            bind(app, "app.current_tenant_id", OURS.toString());
            bind(app, "app.tenant_id", THEIRS.toString());
            assertThat(query(app, "SELECT id FROM projects")).isEmpty();
            bind(app, "app.tenant_id", OURS.toString().toUpperCase(java.util.Locale.ROOT));
            assertThat(query(app, "SELECT id FROM projects")).hasSize(1);
        }
    }

    @Test
    void rowsOfAnotherTenantAreNeitherWrittenNorMade() throws SQLException {
        try (Connection app = login()) {
            app.setAutoCommit(false);
            bind(app, "app.tenant_id", OURS.toString());
            assertThat(update(app, "UPDATE projects SET description = 'mine'")).isEqualTo(1);
            assertThat(update(app, "UPDATE projects SET name = 'x' WHERE id = '" + THEIRS + "'"))
                    .isZero();
            assertThat(update(app, "DELETE FROM projects WHERE id = '" + THEIRS + "'"))
                    .isZero();
            assertThat(update(app, insertFor(OURS))).isEqualTo(1);
            app.rollback();
            app.setAutoCommit(true);
            update(app, "SET app.tenant_id = '" + OURS + "'");
            refused(app, insertFor(THEIRS));
            refused(app, "UPDATE projects SET tenant_id = '" + THEIRS + "'");
            refused(app, "INSERT INTO tenants (id, name, slug) VALUES ('" + OURS + "', 'x', 'x')");
            refused(app, "UPDATE tenants SET billing_plan = 'all'");
            refused(app, "INSERT INTO kb_patterns (id, name) VALUES ('x', 'x')");
            refused(app, "DELETE FROM kb_patterns");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE projects DISABLE ROW LEVEL SECURITY",
                "ALTER TABLE projects NO FORCE ROW LEVEL SECURITY",
                "DROP POLICY tenant_rows ON projects",
                "CREATE POLICY all_rows ON projects USING (true)",
                "ALTER TABLE projects OWNER TO test_login",
                "SET ROLE praetor_owner",
                "SET SESSION AUTHORIZATION praetor_owner",
                "GRANT praetor_owner TO test_login",
                "ALTER ROLE test_login BYPASSRLS",
                "TRUNCATE projects",
                "DROP TABLE tasks",
                "CREATE TABLE praetor.mine (id int)",
                "CREATE TABLE public.mine (id int)",
                "CREATE TEMPORARY TABLE mine (id int)",
                "CREATE VIEW public.mine AS SELECT * FROM projects",
                "CREATE OR REPLACE FUNCTION praetor.app_tenant() RETURNS uuid LANGUAGE sql RETURN NULL::uuid",
                "CREATE TRIGGER t BEFORE INSERT ON projects EXECUTE FUNCTION suppress_redundant_updates_trigger()",
                "SELECT * FROM pg_authid",
                "SELECT * FROM praetor.flyway_schema_history",
                "SELECT pg_read_file('/etc/passwd')",
                "COPY projects TO PROGRAM 'cat'",
                "COPY projects TO '/tmp/projects'"
            })
    void theRoleCannotLoosenItsOwnBounds(String sql) throws SQLException {
        try (Connection app = login()) {
            refused(app, sql);
        }
    }

    @Test
    void turningTheFilterOffIsAnErrorNotAView() throws SQLException {
        try (Connection app = login()) {
            app.setAutoCommit(false);
            update(app, "SET LOCAL row_security = off");
            refused(app, "SELECT * FROM projects");
        }
    }

    @Test
    void aPolicyThatSomebodyLoosenedIsMendedAtTheNextStart() throws SQLException {
        try (Connection admin = spare.getConnection();
                Statement s = admin.createStatement()) {
            String policies = "SELECT tablename, policyname, qual, with_check FROM pg_policies ORDER BY 1, 2";
            List<String> before = query(admin, policies);
            s.execute("ALTER TABLE praetor.tasks DISABLE ROW LEVEL SECURITY");
            s.execute("ALTER TABLE praetor.users NO FORCE ROW LEVEL SECURITY");
            s.execute("CREATE POLICY back_door ON praetor.projects USING (true)");
            s.execute("ALTER POLICY tenant_rows ON praetor.answers WITH CHECK (true)");
            s.execute("GRANT TRUNCATE ON praetor.answers TO praetor_app");
            Migrations.migrate(spare, Dialect.POSTGRESQL);

            assertThat(query(admin, policies)).isEqualTo(before);
            assertThat(query(
                            admin,
                            "SELECT relname FROM pg_class WHERE relnamespace = 'praetor'::regnamespace"
                                    + " AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)"))
                    .doesNotContain("tasks", "users");
            assertThat(query(admin, "SELECT has_table_privilege('praetor_app', 'praetor.answers', 'TRUNCATE')"))
                    .containsExactly("f");
        }
    }

    @Test
    void aSecondStartTouchesNoTable() throws SQLException {
        String made = "SELECT oid, polname FROM pg_policy ORDER BY 1";
        try (Connection admin = spare.getConnection()) {
            List<String> before = query(admin, made);
            Migrations.migrate(spare, Dialect.POSTGRESQL);
            assertThat(query(admin, made)).isEqualTo(before);
        }
    }

    @Test
    void aTableWithoutARuleStopsTheStart() throws SQLException {
        try (Connection admin = spare.getConnection();
                Statement s = admin.createStatement()) {
            s.execute("CREATE TABLE praetor.stray (id int)");
            assertThatThrownBy(() -> Migrations.migrate(spare, Dialect.POSTGRESQL))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stray");
            s.execute("DROP TABLE praetor.stray");
            s.execute("ALTER TABLE praetor.context_budget_profiles RENAME TO gone");
            assertThatThrownBy(() -> Migrations.migrate(spare, Dialect.POSTGRESQL))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("context_budget_profiles");
            s.execute("ALTER TABLE praetor.gone RENAME TO context_budget_profiles");
        }
    }

    @Test
    void aLoginThatPassesByPoliciesStopsTheStart() throws SQLException {
        try (Connection admin = spare.getConnection();
                Statement s = admin.createStatement()) {
            s.execute("CREATE ROLE test_powerful LOGIN BYPASSRLS IN ROLE praetor_app");
            assertThatThrownBy(() -> Migrations.migrate(spare, Dialect.POSTGRESQL))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("test_powerful");
            s.execute("DROP ROLE test_powerful");
            assertThatCode(() -> Migrations.migrate(spare, Dialect.POSTGRESQL)).doesNotThrowAnyException();
        }
    }

    private static String insertFor(UUID tenant) {
        return "INSERT INTO projects (id, tenant_id, name) VALUES (gen_random_uuid(), '" + tenant + "', 'x')";
    }

    private static Connection login() throws SQLException {
        Connection app = database.getConnection("test_login", "test");
        app.setSchema(Migrations.SCHEMA);
        return app;
    }

    private static void bind(Connection app, String setting, String value) throws SQLException {
        query(app, "SELECT set_config('" + setting + "', '" + value + "', true)");
    }

    private static void refused(Connection app, String sql) {
        ThrowingCallable call = () -> update(app, sql);
        assertThatThrownBy(call)
                .as(sql)
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo(DENIED);
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getUpdateCount();
        }
    }

    private static List<String> query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.append(i > 1 ? "|" : "").append(rows.getString(i));
                }
                found.add(row.toString());
            }
            return found;
        }
    }
}
