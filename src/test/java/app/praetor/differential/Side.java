package app.praetor.differential;

import app.praetor.store.Json;
import app.praetor.store.TestPostgres;
import app.praetor.store.guard.GuardedDataSource;
import app.praetor.store.guard.GuardedTables;
import app.praetor.store.guard.RefusedSqlException;
import app.praetor.store.guard.TenantContext;
import app.praetor.store.guard.TenantGuard;
import app.praetor.store.schema.Dialect;
import app.praetor.store.schema.Migrations;
import app.praetor.store.schema.SchemaCatalogue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** One database with one enforcer, loaded with {@link Rows}; every statement is undone after its outcome was read. */
final class Side implements AutoCloseable {
    private static final int SECONDS = 20;

    private final Connection raw;
    /** Runs behind the guard; null where PostgreSQL's policies are the enforcer. */
    private final @Nullable Connection guarded;

    private final Map<String, String> stateQueries = new LinkedHashMap<>();

    private Side(Connection raw, @Nullable Connection guarded) throws SQLException {
        this.raw = raw;
        this.guarded = guarded;
        Rows.load(raw);
        try (Statement statement = raw.createStatement()) {
            for (Model.Table table : Model.OWNED_TABLES) {
                List<String> kept = Rows.columns(statement, table.name()).stream()
                        .filter(column -> !Rows.isClock(column))
                        .toList();
                stateQueries.put(table.name(), "SELECT " + String.join(", ", kept) + " FROM " + table.name());
            }
        }
        raw.commit();
    }

    /** H2 in memory behind the guard. */
    static Side h2(TenantGuard guard) throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;"
                + "DEFAULT_NULL_ORDERING=HIGH;NON_KEYWORDS=VALUE,KEY");
        Migrations.migrate(source, Dialect.H2);
        Connection raw = source.getConnection();
        raw.setSchema(Migrations.SCHEMA);
        raw.setAutoCommit(false);
        return new Side(raw, new GuardedDataSource(one(raw), guard).getConnection());
    }

    /** PostgreSQL with its row policies. A new row gets the session's tenant, as the guard gives it one on H2. */
    static Side postgres() throws SQLException {
        DataSource source = TestPostgres.newDatabase();
        Migrations.migrate(source, Dialect.POSTGRESQL);
        Connection raw = source.getConnection();
        raw.setSchema(Migrations.SCHEMA);
        try (Statement statement = raw.createStatement()) {
            for (Model.Table table : Model.OWNED_TABLES) {
                statement.execute(
                        "ALTER TABLE " + table.name() + " ALTER COLUMN tenant_id SET DEFAULT praetor.app_tenant()");
            }
            statement.execute("SET statement_timeout = '" + SECONDS + "s'");
        }
        raw.setAutoCommit(false);
        return new Side(raw, null);
    }

    /** The guard as the program makes it. */
    static TenantGuard guard() {
        return new TenantGuard(tables());
    }

    static GuardedTables tables() {
        SchemaCatalogue catalogue = SchemaCatalogue.load();
        return new GuardedTables() {
            @Override
            public boolean owned(String table) {
                return catalogue.isOwned(table);
            }

            @Override
            public boolean global(String table) {
                return catalogue.globalTables().contains(table);
            }
        };
    }

    /** Runs the statement for the tenant and undoes it. */
    Outcome run(UUID tenant, Generated generated) throws SQLException {
        try {
            return attempt(tenant, generated);
        } finally {
            raw.rollback();
        }
    }

    /** Changes the rows without any enforcer, for good. */
    void change(Change change) throws SQLException {
        change.on(raw);
        raw.commit();
    }

    /** The rows of one tenant in every table, with every column. */
    Map<String, List<String>> rowsOf(UUID tenant) throws SQLException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (Model.Table table : Model.OWNED_TABLES) {
            rows.put(table.name(), query("SELECT * FROM " + table.name() + " WHERE tenant_id = '" + tenant + "'"));
        }
        return rows;
    }

    /** Runs a write without undoing it and returns what {@code then} finds; undone afterwards. */
    Map<String, List<String>> rowsAfter(UUID writer, Generated write, UUID of) throws SQLException {
        try {
            attempt(writer, write);
            return rowsOf(of);
        } finally {
            raw.rollback();
        }
    }

    private Outcome attempt(UUID tenant, Generated generated) throws SQLException {
        Savepoint before = raw.setSavepoint();
        try {
            List<String> rows = guarded == null
                    ? underPolicies(tenant, generated.sql())
                    : guarded(guarded, tenant, generated.sql());
            return new Outcome(null, rows, generated.write() ? state() : Map.of(), "");
        } catch (RefusedSqlException e) {
            return new Outcome("refused", List.of(), Map.of(), String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            raw.rollback(before);
            return new Outcome(errorClass(e), List.of(), Map.of(), e.getSQLState() + " " + e.getMessage());
        }
    }

    /** As in the program, the schema of the tables is not the connection's own. */
    private List<String> guarded(Connection connection, UUID tenant, String sql) throws SQLException {
        raw.setSchema("public");
        try {
            return TenantContext.<List<String>, SQLException>call(tenant, () -> execute(connection, sql));
        } finally {
            raw.setSchema(Migrations.SCHEMA);
        }
    }

    private List<String> underPolicies(UUID tenant, String sql) throws SQLException {
        try (Statement statement = raw.createStatement()) {
            statement.execute("SET LOCAL app.current_tenant_id = '" + tenant + "'; SET LOCAL ROLE praetor_app");
            List<String> rows = execute(raw, sql);
            statement.execute("RESET ROLE");
            return rows;
        }
    }

    private Map<String, List<String>> state() throws SQLException {
        Map<String, List<String>> state = new LinkedHashMap<>();
        for (Map.Entry<String, String> query : stateQueries.entrySet()) {
            state.put(query.getKey(), query(query.getValue()));
        }
        return state;
    }

    private List<String> query(String sql) throws SQLException {
        return execute(raw, sql);
    }

    private static List<String> execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            return statement.execute(sql)
                    ? canonical(statement.getResultSet())
                    : List.of("count " + statement.getUpdateCount());
        }
    }

    private static List<String> canonical(ResultSet result) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                row.append(value(result, i, meta.getColumnTypeName(i))).append('|');
            }
            rows.add(row.toString());
        }
        rows.sort(null);
        return rows;
    }

    private static String value(ResultSet row, int column, String type) throws SQLException {
        if (type.regionMatches(true, 0, "json", 0, 4)) {
            String text = row.getString(column);
            return text == null ? "null" : Json.parse(text).toString();
        }
        if (type.regionMatches(true, 0, "timestamp", 0, 9)) {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null ? "null" : time.toInstant().toString();
        }
        Object value = row.getObject(column);
        return switch (value) {
            case null -> "null";
            case Array array -> Arrays.toString((Object[]) array.getArray());
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case Number number ->
                new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }

    /** The first two signs of the state; more than one row of a scalar subquery has no standard state on H2. */
    private static String errorClass(SQLException e) {
        String state = e.getSQLState() == null ? "?????" : e.getSQLState();
        return state.equals("90053") ? "21" : state.substring(0, 2);
    }

    private static DataSource one(Connection connection) {
        Connection open = (Connection) Proxy.newProxyInstance(
                Side.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, args) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                Side.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, _) -> {
                    if (method.getName().equals("getConnection")) {
                        return open;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public void close() throws SQLException {
        raw.close();
    }

    /** A change below the enforcer. */
    @FunctionalInterface
    interface Change {
        void on(Connection raw) throws SQLException;
    }
}
