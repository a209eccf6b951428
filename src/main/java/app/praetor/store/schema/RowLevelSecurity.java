package app.praetor.store.schema;

import app.praetor.store.schema.SchemaCatalogue.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PostgreSQL's side of tenancy, generated from the {@link SchemaCatalogue}: who owns the tables, what the application
 * may do with them, and a policy on every table with rows of a tenant. Applied after the migrations of each start; a
 * second time changes nothing.
 *
 * <p>A login role of the server is made by {@code GRANT praetor_app TO ...} and nothing else. It must not be a superuser
 * nor have BYPASSRLS: PostgreSQL asks such roles for no policy.
 */
public final class RowLevelSecurity {
    /** The group that login roles of the application are granted; owns nothing and cannot log in. */
    public static final String APPLICATION_ROLE = "praetor_app";
    /** The owner of every table. Nobody logs in as it; whoever migrates is a superuser or a member. */
    public static final String OWNER_ROLE = "praetor_owner";
    /** The name of the one policy that a table has. */
    public static final String POLICY = "tenant_rows";

    /**
     * The tenant of the session, by either setting that the customer's document uses. A setting that was never made is
     * missing, and one whose transaction has ended is empty; both mean no tenant, so no rows. Two settings that name
     * different tenants mean none as well.
     */
    private static final String FUNCTION = """
        CREATE OR REPLACE FUNCTION praetor.app_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        RETURN CASE
          WHEN NULLIF(current_setting('app.current_tenant_id', true), '') IS NULL
            THEN NULLIF(current_setting('app.tenant_id', true), '')::uuid
          WHEN NULLIF(current_setting('app.tenant_id', true), '') IS NULL
            THEN NULLIF(current_setting('app.current_tenant_id', true), '')::uuid
          WHEN NULLIF(current_setting('app.tenant_id', true), '')::uuid
            = NULLIF(current_setting('app.current_tenant_id', true), '')::uuid
            THEN NULLIF(current_setting('app.tenant_id', true), '')::uuid
        END\
        """;

    /** Roles belong to the whole server: another database of it may be making the same ones at this moment. */
    private static final String ROLE = """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
            CREATE ROLE %1$s NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
          END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
          NULL;
        END $$\
        """;

    private static final String SETTLED = """
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'praetor' AND c.relkind = 'r' AND c.relowner = 'praetor_owner'::regrole
          AND c.relrowsecurity AND c.relforcerowsecurity
          AND ARRAY[CASE c.relname WHEN 'tenants' THEN '(id' ELSE '(tenant_id' END
              || ' = ( SELECT praetor.app_tenant() AS app_tenant))']
            = ARRAY(SELECT p.qual FROM pg_policies p WHERE p.schemaname = 'praetor' AND p.tablename = c.relname
              AND p.policyname = 'tenant_rows' AND p.permissive = 'PERMISSIVE' AND p.cmd = 'ALL'
              AND p.roles = ARRAY['public'::name] AND p.qual = p.with_check)
          AND 1 = (SELECT count(*) FROM pg_policies p
              WHERE p.schemaname = 'praetor' AND p.tablename = c.relname)\
        """;

    private RowLevelSecurity() {}

    /**
     * Brings roles, rights and policies to what the catalogue says. A table that is as it should be is not touched, so a
     * second server starts without stopping the first one's work.
     *
     * @param connection of a superuser or a member of the owner role; its transaction is not ended here
     * @throws IllegalStateException when a role of ours could pass by the policies
     * @throws SQLException when a statement fails
     */
    static void apply(Connection connection, SchemaCatalogue catalogue) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Two servers that start together take turns; the lock ends with the transaction.
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('praetor row level security'))");
            // Policies are printed relative to it.
            statement.execute("SET LOCAL search_path = pg_catalog");
            for (String sql : roles()) {
                statement.execute(sql);
            }
            Set<String> settled = settled(statement);
            for (Map.Entry<String, Kind> table : kinds(catalogue).entrySet()) {
                String name = table.getKey();
                if (!settled.contains(name)) {
                    for (String sql : policies(name, table.getValue())) {
                        statement.execute(sql);
                    }
                }
                statement.execute("GRANT " + (writable(table.getValue()) ? "SELECT, INSERT, UPDATE, DELETE" : "SELECT")
                        + " ON praetor." + name + " TO " + APPLICATION_ROLE);
            }
            refusePowerfulRoles(statement);
        }
    }

    private static boolean writable(Kind kind) {
        return kind == Kind.OWNED || kind == Kind.SERVER;
    }

    private static Map<String, Kind> kinds(SchemaCatalogue catalogue) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        catalogue.tables().forEach((table, entry) -> kinds.put(table, entry.kind()));
        return kinds;
    }

    private static List<String> roles() {
        return List.of(
                ROLE.formatted(OWNER_ROLE),
                ROLE.formatted(APPLICATION_ROLE),
                FUNCTION,
                "REVOKE ALL ON ALL TABLES IN SCHEMA praetor FROM PUBLIC, praetor_app",
                "REVOKE ALL ON SCHEMA praetor FROM PUBLIC",
                "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
                // A table of the session would outlive its transaction, and so the tenant, in a pool of connections.
                "DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$",
                "GRANT USAGE ON SCHEMA praetor TO praetor_app",
                "GRANT USAGE, CREATE ON SCHEMA praetor TO praetor_owner",
                "REVOKE ALL ON FUNCTION praetor.app_tenant() FROM PUBLIC",
                "GRANT EXECUTE ON FUNCTION praetor.app_tenant() TO praetor_app, praetor_owner");
    }

    /** The tables that have our owner and exactly what {@link #policies} would make. */
    private static Set<String> settled(Statement statement) throws SQLException {
        Set<String> settled = new HashSet<>();
        try (ResultSet rows = statement.executeQuery(SETTLED)) {
            while (rows.next()) {
                settled.add(rows.getString(1));
            }
        }
        return settled;
    }

    private static void refusePowerfulRoles(Statement statement) throws SQLException {
        try (ResultSet roles = statement.executeQuery("SELECT rolname FROM pg_roles WHERE rolname = '" + OWNER_ROLE
                + "' AND (rolsuper OR rolbypassrls) OR rolbypassrls AND NOT rolsuper AND pg_has_role(oid, '"
                + APPLICATION_ROLE + "', 'MEMBER')")) {
            if (roles.next()) {
                throw new IllegalStateException("The database role " + roles.getString(1)
                        + " may pass by the tenants' row policies. Nothing was changed; take SUPERUSER and BYPASSRLS"
                        + " from it.");
            }
        }
    }

    private static List<String> policies(String table, Kind kind) {
        List<String> sql = new ArrayList<>();
        sql.add("ALTER TABLE praetor." + table + " OWNER TO " + OWNER_ROLE);
        switch (kind) {
            case OWNED -> policy(sql, table, "tenant_id");
            case SELF -> policy(sql, table, "id");
            case GLOBAL, SERVER -> {}
        }
        return sql;
    }

    private static void policy(List<String> sql, String table, String column) {
        String name = "praetor." + table;
        // A policy is one more way in: any that is not ours goes.
        sql.add("""
            DO $$ DECLARE other name; BEGIN
              FOR other IN SELECT policyname FROM pg_policies WHERE schemaname = 'praetor' AND tablename = '%1$s' LOOP
                EXECUTE format('DROP POLICY %%I ON praetor.%1$s', other);
              END LOOP;
            END $$\
            """.formatted(table));
        sql.add("ALTER TABLE " + name + " ENABLE ROW LEVEL SECURITY");
        sql.add("ALTER TABLE " + name + " FORCE ROW LEVEL SECURITY");
        // The subselect is asked once a statement, not once a row.
        String rule = "(" + column + " = (SELECT praetor.app_tenant()))";
        sql.add("CREATE POLICY " + POLICY + " ON " + name + " USING " + rule + " WITH CHECK " + rule);
    }
}
