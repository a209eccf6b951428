package app.praetor.server.feed;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions under a tenant: reads of one moment, and writes that hold the tenant's version from their first statement. */
final class FeedTransaction {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TRIES = 4;

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
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            T result;
            try {
                tenant(connection, tenant);
                result = work.in(connection);
            } catch (SQLException | RuntimeException e) {
                undo(connection, e);
                throw e;
            }
            connection.rollback();
            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
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
                    tenant(connection, tenant);
                    result = work.in(connection, begin(connection));
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
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                tenant(connection, caller.tenant());
                try (PreparedStatement update = connection.prepareStatement("UPDATE praetor.sync_devices SET"
                        + " position_ver = ?, seen_at = CURRENT_TIMESTAMP WHERE tenant_id = ? AND id = ?"
                        + " AND set_config('synchronous_commit', 'off', true) = 'off' AND position_ver < ?")) {
                    update.setLong(1, version);
                    update.setObject(2, caller.tenant());
                    update.setObject(3, caller.device());
                    update.setLong(4, version);
                    update.executeUpdate();
                }
                connection.commit();
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void tenant(Connection connection, UUID tenant) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("SELECT set_config('app.tenant_id', ?, true),"
                + " set_config('lock_timeout', '2s', true), set_config('TimeZone', 'UTC', true)")) {
            set.setString(1, tenant.toString());
            set.execute();
        }
    }

    /** Locks and bumps the tenant's clock: whoever comes next waits, so versions are in the order of commits. */
    private static long begin(Connection connection) throws SQLException {
        try (PreparedStatement begin = connection.prepareStatement("SELECT praetor.feed_begin()");
                ResultSet row = begin.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Writes the version's mark; without changes the version is given back. Whether there were any. */
    static boolean end(Connection connection, UUID tenant, long version, UUID device, long seq, long stamp)
            throws SQLException {
        boolean any;
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT EXISTS (SELECT 1 FROM praetor.change_log WHERE tenant_id = ? AND ver = ?)")) {
            query.setObject(1, tenant);
            query.setLong(2, version);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                any = row.getBoolean(1);
            }
        }
        try (PreparedStatement clock = connection.prepareStatement(
                "UPDATE praetor.tenant_clock SET ver = ?," + " stamp = GREATEST(stamp, ?) WHERE tenant_id = ?")) {
            clock.setLong(1, any ? version : version - 1);
            clock.setLong(2, stamp);
            clock.setObject(3, tenant);
            clock.executeUpdate();
        }
        if (any) {
            byte[] mark = new byte[6];
            RANDOM.nextBytes(mark);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO praetor.feed_versions"
                    + " (tenant_id, ver, mark, device, client_seq) VALUES (?, ?, ?, ?, ?)")) {
                insert.setObject(1, tenant);
                insert.setLong(2, version);
                insert.setString(3, HexFormat.of().formatHex(mark));
                insert.setObject(4, device);
                insert.setLong(5, seq);
                insert.executeUpdate();
            }
        }
        return any;
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
