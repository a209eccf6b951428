package app.praetor.server.base;

import app.praetor.server.feed.FeedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Short transactions of the server's own tables, with or without a tenant. What goes wrong says nothing of any row.
 *
 * @throws FeedException BUSY when the database cannot be reached
 */
public final class ServerDb {
    private final DataSource source;

    /** Something to do in one transaction. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T in(Connection connection) throws SQLException;
    }

    /** How a row becomes a value. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /**
     * @param source connections of the login role that the application's rights were granted to
     */
    public ServerDb(DataSource source) {
        this.source = source;
    }

    /** In a transaction of no tenant: only tables without one have rows here. */
    public <T extends @Nullable Object> T plain(Work<T> work) {
        return run(null, work);
    }

    /** In a transaction of this tenant. */
    public <T extends @Nullable Object> T tenant(UUID tenant, Work<T> work) {
        return run(tenant, work);
    }

    /** Whether a query of this tenant finds anything. One way to the database and back: every request asks this. */
    public boolean any(UUID tenant, String sql, @Nullable Object... values) {
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(values));
        all.addFirst(tenant.toString());
        // Statements that are sent together are one transaction.
        try (Connection connection = source.getConnection();
                PreparedStatement query =
                        bind(connection, "SELECT set_config('app.tenant_id', ?, true); " + sql, all.toArray())) {
            query.execute();
            if (!query.getMoreResults()) {
                throw new IllegalArgumentException("No query: " + sql);
            }
            try (ResultSet rows = query.getResultSet()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private <T extends @Nullable Object> T run(@Nullable UUID tenant, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            T result;
            try {
                if (tenant != null) {
                    list(connection, "SELECT set_config('app.tenant_id', ?, true)", r -> "", tenant.toString());
                }
                result = work.in(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                undo(connection, e);
                throw e;
            }
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** A connection that broke cannot be rolled back any more; what broke it says more than that. */
    private static void undo(Connection connection, Exception why) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            why.addSuppressed(broken);
        }
    }

    private static RuntimeException failed(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (e instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("40")) {
            return new FeedException(FeedException.Kind.BUSY, "The server's database does not answer just now.");
        }
        return new IllegalStateException("The server's database refused a statement, state " + state);
    }

    /** Runs a statement and says how many rows it touched. */
    public static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = bind(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** All rows of a query. */
    public static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        List<T> list = new ArrayList<>();
        try (PreparedStatement statement = bind(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                list.add(row.of(rows));
            }
        }
        return list;
    }

    /** The first row of a query. */
    public static <T> Optional<T> one(Connection connection, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        return list(connection, sql, row, values).stream().findFirst();
    }

    private static PreparedStatement bind(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        boolean done = false;
        try {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                statement.setObject(i + 1, value instanceof Instant instant ? Timestamp.from(instant) : value);
            }
            done = true;
            return statement;
        } finally {
            if (!done) {
                statement.close();
            }
        }
    }

    /** A time column; null when it is. */
    public static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
