package app.praetor.server.feed;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions under a tenant: reads of one moment, and writes that hold the tenant's version from their first statement. */
final class FeedTransaction {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TRIES = 4;
    private static final String TENANT =
            " set_config('app.tenant_id', ?, true), set_config('lock_timeout', '2s', true),"
                    + " set_config('TimeZone', 'UTC', true)";

    private final DataSource source;

    interface Work<T extends @Nullable Object> {
        T in(Connection connection) throws SQLException;
    }

    interface Writing<T extends @Nullable Object> {
        T in(Connection connection, long version) throws SQLException;
    }

    FeedTransaction(DataSource source) {
        this.source = source;
    }

    <T extends @Nullable Object> T read(UUID tenant, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            T result;
            try {
                begin(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SELECT", tenant);
                result = work.in(connection);
            } catch (SQLException | RuntimeException e) {
                undo(connection, e);
                throw e;
            }
            connection.rollback();
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Tries again when another transaction got in the way. */
    <T extends @Nullable Object> T write(UUID tenant, Writing<T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                T result;
                try {
                    result = work.in(connection, version(connection, tenant));
                    connection.commit();
                } catch (SQLException | RuntimeException e) {
                    undo(connection, e);
                    throw e;
                }
                connection.setAutoCommit(true);
                return result;
            } catch (SQLException e) {
                boolean conflict = "40001".equals(e.getSQLState()) || "40P01".equals(e.getSQLState());
                if (!conflict || attempt == TRIES) {
                    throw failed(e);
                }
            }
        }
    }

    /**
     * Rolls back before the connection is closed, which puts the rest in order. One that broke cannot be rolled back any
     * more; what broke it says more than that.
     */
    private static void undo(Connection connection, Exception why) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            why.addSuppressed(broken);
        }
    }

    /** Notes how far a device has read. Nobody waits for this to be on disk. */
    void noted(Caller caller, long version) {
        // Statements that are sent together are one transaction, and one way to the database and back.
        try (Connection connection = source.getConnection();
                PreparedStatement update = connection.prepareStatement("SELECT set_config('app.tenant_id', ?, true),"
                        + " set_config('synchronous_commit', 'off', true); UPDATE praetor.sync_devices SET"
                        + " position_ver = ?, seen_at = CURRENT_TIMESTAMP WHERE tenant_id = ? AND id = ?"
                        + " AND position_ver < ?")) {
            update.setString(1, caller.tenant().toString());
            update.setLong(2, version);
            update.setObject(3, caller.tenant());
            update.setObject(4, caller.device());
            update.setLong(5, version);
            update.execute();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void begin(Connection connection, String first, UUID tenant) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(first + TENANT)) {
            set.setString(1, tenant.toString());
            set.execute();
        }
    }

    /** Locks and bumps the tenant's clock: whoever comes next waits, so versions are in the order of commits. */
    private static long version(Connection connection, UUID tenant) throws SQLException {
        try (PreparedStatement begin = connection.prepareStatement("SELECT" + TENANT + ", praetor.feed_begin()")) {
            begin.setString(1, tenant.toString());
            try (ResultSet row = begin.executeQuery()) {
                row.next();
                return row.getLong(4);
            }
        }
    }

    /**
     * How a version ended.
     *
     * @param any whether it holds anything; else it was given back
     * @param others whether any of it is new to the device that made it
     * @param before the mark of the version before it; null when that is not known any more
     */
    record End(
            boolean any,
            boolean others,
            String mark,
            @Nullable String before) {}

    /** Writes the version's mark; without changes the version is given back. */
    static End end(Connection connection, UUID tenant, long version, UUID device, long seq, long stamp)
            throws SQLException {
        byte[] random = new byte[6];
        RANDOM.nextBytes(random);
        String mark = HexFormat.of().formatHex(random);
        try (PreparedStatement end = connection.prepareStatement("""
            WITH made AS (SELECT COUNT(*) > 0 AS anything, COUNT(*) FILTER (WHERE device IS DISTINCT FROM ?) > 0 AS others
                FROM praetor.change_log WHERE tenant_id = ? AND ver = ?),
              clock AS (UPDATE praetor.tenant_clock SET ver = ver - CASE WHEN m.anything THEN 0 ELSE 1 END,
                stamp = GREATEST(stamp, ?) FROM made m WHERE tenant_id = ?),
              marked AS (INSERT INTO praetor.feed_versions (tenant_id, ver, mark, device, client_seq)
                SELECT ?, ?, ?, ?, ? FROM made m WHERE m.anything)
            SELECT m.anything, m.others, (SELECT mark FROM praetor.feed_versions WHERE tenant_id = ? AND ver = ?)
            FROM made m
            """)) {
            Scope.bind(
                    end,
                    1,
                    List.of(
                            device,
                            tenant,
                            version,
                            stamp,
                            tenant,
                            tenant,
                            version,
                            mark,
                            device,
                            seq,
                            tenant,
                            version - 1));
            try (ResultSet row = end.executeQuery()) {
                row.next();
                return new End(row.getBoolean(1), row.getBoolean(2), mark, row.getString(3));
            }
        }
    }

    /** What a failure means to the caller; nothing of the statement is told. */
    static RuntimeException failed(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.equals("55P03") || state.startsWith("40") || state.startsWith("08") || state.startsWith("57")) {
            return new FeedException(FeedException.Kind.BUSY, "The server is busy with this organization; try again.");
        }
        return new IllegalStateException("The feed's database failed with " + state, e);
    }
}
