package app.praetor.store.guard;

import app.praetor.store.guard.jdbc.GuardedJdbc;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source whose connections only run guarded SQL; the wrapped one cannot be reached through it. */
public final class GuardedDataSource implements DataSource {
    private final DataSource raw;
    private final TenantGuard guard;

    /** Wraps the data source. */
    public GuardedDataSource(DataSource raw, TenantGuard guard) {
        this.raw = raw;
        this.guard = guard;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return GuardedJdbc.connection(raw.getConnection(), guard);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("Another user is refused");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("A log writer is refused");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        raw.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return raw.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("No parent logger");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new RefusedSqlException("unwrap", "leads past the guard");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
