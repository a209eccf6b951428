package app.praetor.server.feed;

import app.praetor.store.schema.RowLevelSecurity;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The database's own part of the feed: every write of an exchanged table gets the transaction's version and a line in {@code
 * change_log}; a transaction that does not hold its tenant's version is refused, so no write passes the feed by.
 */
public final class FeedTriggers {
    private static final String BEGIN = """
        CREATE OR REPLACE FUNCTION praetor.feed_begin() RETURNS bigint LANGUAGE plpgsql AS $$
        DECLARE v bigint;
        BEGIN
          UPDATE praetor.tenant_clock SET ver = ver + 1 WHERE tenant_id = praetor.app_tenant() RETURNING ver INTO v;
          IF v IS NULL THEN
            INSERT INTO praetor.tenant_clock (tenant_id, ver) VALUES (praetor.app_tenant(), 2) RETURNING ver INTO v;
          END IF;
          PERFORM set_config('praetor.version', v::text, true);
          PERFORM set_config('praetor.echo', '', true);
          RETURN v;
        END $$\
        """;

    /** The clock's row must have been written by this very transaction: a setting alone could be forged. */
    private static final String GUARD = """
        CREATE OR REPLACE FUNCTION praetor.feed_guard() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NOT EXISTS (SELECT 1 FROM praetor.tenant_clock c WHERE c.tenant_id = praetor.app_tenant()
              AND c.ver::text = current_setting('praetor.version', true)
              AND c.xmin::text::bigint = mod(pg_current_xact_id()::text::bigint, 4294967296)) THEN
            RAISE EXCEPTION 'a write outside the feed was refused' USING ERRCODE = 'PRF01';
          END IF;
          RETURN NULL;
        END $$\
        """;

    private static final String VERSION = """
        CREATE OR REPLACE FUNCTION praetor.feed_row() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          NEW.row_version := current_setting('praetor.version')::bigint;
          RETURN NEW;
        END $$\
        """;

    private static final String LOG = """
        CREATE OR REPLACE FUNCTION praetor.feed_log_%1$s() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          v bigint := current_setting('praetor.version')::bigint;
          known_to uuid := NULLIF(current_setting('praetor.echo', true), '')::uuid;
        BEGIN
          IF TG_OP = 'DELETE' THEN
            INSERT INTO praetor.change_log (tenant_id, ver, table_name, row_id, op, project_id, device)
            SELECT r.tenant_id, v, '%1$s', r.id, 'D', %2$s, known_to FROM gone_rows r;
          ELSE
            INSERT INTO praetor.change_log (tenant_id, ver, table_name, row_id, op, project_id, image, device)
            SELECT r.tenant_id, v, '%1$s', r.id, 'U', %2$s, to_jsonb(r) - 'tenant_id', known_to FROM new_rows r;
          END IF;
          RETURN NULL;
        END $$\
        """;

    private FeedTriggers() {}

    /**
     * Installs them, after the migrations, as a superuser or the owner; a second time changes nothing that matters.
     *
     * @throws SQLException when the tables are not there
     */
    public static void install(DataSource owner, SyncTables tables) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('praetor feed triggers'))");
            statement.execute(BEGIN);
            statement.execute(GUARD);
            statement.execute(VERSION);
            for (SyncTable table : tables.all()) {
                install(statement, table, project(tables, table, "r"));
            }
            statement.execute("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA praetor TO " + RowLevelSecurity.APPLICATION_ROLE
                    + ", " + RowLevelSecurity.OWNER_ROLE);
            statement.execute("GRANT USAGE ON ALL SEQUENCES IN SCHEMA praetor TO " + RowLevelSecurity.APPLICATION_ROLE
                    + ", " + RowLevelSecurity.OWNER_ROLE);
            connection.commit();
        }
    }

    private static void install(Statement statement, SyncTable table, String project) throws SQLException {
        String name = table.name();
        statement.execute(LOG.formatted(name, project));
        String on = " ON praetor." + name + " ";
        for (String sql : new String[] {
            "feed_guard BEFORE INSERT OR UPDATE OR DELETE" + on
                    + "FOR EACH STATEMENT EXECUTE FUNCTION praetor.feed_guard()",
            "feed_row BEFORE INSERT OR UPDATE" + on + "FOR EACH ROW EXECUTE FUNCTION praetor.feed_row()",
            "feed_insert AFTER INSERT" + on + "REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT"
                    + " EXECUTE FUNCTION praetor.feed_log_" + name + "()",
            "feed_update AFTER UPDATE" + on + "REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT"
                    + " EXECUTE FUNCTION praetor.feed_log_" + name + "()",
            "feed_delete AFTER DELETE" + on + "REFERENCING OLD TABLE AS gone_rows FOR EACH STATEMENT"
                    + " EXECUTE FUNCTION praetor.feed_log_" + name + "()"
        }) {
            statement.execute("CREATE OR REPLACE TRIGGER " + sql);
        }
    }

    /** SQL for the project of a row: its own column, or that of the row that it hangs on. */
    static String project(SyncTables tables, SyncTable table, String alias) {
        if (table.name().equals("projects")) {
            return alias + ".id";
        }
        String column = tables.projectColumn(table);
        if (column == null) {
            return "NULL::uuid";
        }
        if (column.equals("project_id")) {
            return alias + ".project_id";
        }
        SyncTable parent = tables.get(table.reference(column).table());
        String inner = alias + "p";
        return "(SELECT " + project(tables, parent, inner) + " FROM praetor." + parent.name() + " " + inner + " WHERE "
                + inner + ".tenant_id = " + alias + ".tenant_id AND " + inner + ".id = " + alias + "." + column + ")";
    }
}
