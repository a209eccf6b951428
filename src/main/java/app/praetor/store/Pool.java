package app.praetor.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** Connections of one database user, which can be made anew after the database has shut itself. */
final class Pool implements DataSource, AutoCloseable {
    private final String url;
    private final String user;
    private final char[] password;
    private final JdbcDataSource source;
    private volatile JdbcConnectionPool connections;

    /**
     * @param password kept for as long as the pool lives: H2 connects with this very array
     */
    Pool(String url, String user, char[] password) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.source = source(url);
        this.connections = JdbcConnectionPool.create(source);
    }

    private JdbcDataSource source(String url) {
        JdbcDataSource made = new JdbcDataSource();
        made.setURL(url);
        made.setUser(user);
        made.setPasswordChars(password);
        return made;
    }

    /** The same user's connections to another file. */
    Pool at(String url) {
        return new Pool(url, user, password);
    }

    /** Another user's connections to the same file; H2 expects the file's key, a space, and the user's password. */
    Pool as(String other, char[] otherPassword) {
        int file = 0;
        while (password[file] != ' ') {
            file++;
        }
        file++;
        char[] both = Arrays.copyOf(password, file + otherPassword.length);
        System.arraycopy(otherPassword, 0, both, file, otherPassword.length);
        return new Pool(url.replaceAll(";(TRACE_LEVEL_FILE|WRITE_DELAY|CACHE_SIZE)=\\d+", ""), other, both);
    }

    /** One connection of the same user to a copy that exists. */
    Connection copy(String url) {
        try {
            return source(url + ";IFEXISTS=TRUE").getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException("The copy cannot be opened", e);
        }
    }

    /** Leaves connections to a database that is no longer open; the next one opens it again. */
    synchronized void renew() {
        JdbcConnectionPool old = connections;
        connections = JdbcConnectionPool.create(source);
        old.dispose();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connections.getConnection();
    }

    @Override
    public Connection getConnection(String other, String with) throws SQLException {
        throw new SQLFeatureNotSupportedException("Another user has another pool");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("A log writer would see statements");
    }

    @Override
    public void setLoginTimeout(int seconds) {
        connections.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() {
        return connections.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("No parent logger");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException("Nothing is wrapped");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
