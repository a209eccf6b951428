package app.praetor.store;

import app.praetor.store.guard.GuardedDataSource;
import app.praetor.store.guard.GuardedTables;
import app.praetor.store.guard.TenantGuard;
import app.praetor.store.schema.Dialect;
import app.praetor.store.schema.Migrations;
import app.praetor.store.schema.SchemaCatalogue;
import app.praetor.store.schema.SchemaReport;
import app.praetor.store.schema.SchemaTooNewException;
import app.praetor.store.schema.TableReport;
import app.praetor.store.wall.TenantWall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;

/**
 * The encrypted H2 database of one workspace folder, migrated to this program's schema. Application SQL reaches it only
 * through {@link #store}, behind the tenant guard and as a user without administrator rights.
 */
public final class Database implements AutoCloseable {
    private static final String SYSTEM_USER = "praetor_system";
    private static final String APP_USER = "praetor_app";
    private static final String OPTIONS =
            ";CIPHER=AES;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH" + ";NON_KEYWORDS=VALUE,KEY";
    /**
     * Set by the administrator for the whole database: no trace file, which would hold SQL with its literals, and each
     * commit is on disk before it is acknowledged.
     */
    private static final String SYSTEM_OPTIONS = OPTIONS + ";TRACE_LEVEL_FILE=0;WRITE_DELAY=0";

    private final JdbcConnectionPool systemPool;
    private final JdbcConnectionPool appPool;
    private final Jdbi system;
    private final Jdbi guarded;
    private final Writer writer = new Writer();
    private final ChangeFeed changes = new ChangeFeed();

    private Database(JdbcConnectionPool systemPool, JdbcConnectionPool appPool) {
        this.systemPool = systemPool;
        this.appPool = appPool;
        this.system = jdbi(systemPool);
        this.guarded =
                jdbi(new GuardedDataSource(appPool, new TenantGuard(tables(SchemaCatalogue.load())), TenantWall::bind));
    }

    /**
     * Opens the workspace's database, making or migrating it.
     *
     * @param workspace the workspace folder; made when it does not exist
     * @throws WorkspaceException when it is in use, of a newer version, damaged, or the key does not fit
     */
    public static Database open(Path workspace, DatabaseKey key) {
        try {
            Files.createDirectories(workspace.resolve("db"));
        } catch (IOException e) {
            throw new WorkspaceException("The workspace folder " + workspace + " cannot be made: " + e.getMessage()
                    + ". Choose a folder that you may write to.");
        }
        JdbcConnectionPool systemPool = pool(workspace, SYSTEM_USER, key.h2Password(SYSTEM_USER));
        try {
            Migrations.migrate(systemPool, Dialect.H2);
            TenantWall.install(systemPool, SchemaCatalogue.load());
            grant(systemPool, key);
            return new Database(systemPool, pool(workspace, APP_USER, key.h2Password(APP_USER)));
        } catch (SchemaTooNewException e) {
            systemPool.dispose();
            throw new WorkspaceException("This workspace was written by a newer Praetor Desktop (" + e.getMessage()
                    + "). Nothing was changed; install that version to open it.");
        } catch (SQLException | RuntimeException e) {
            systemPool.dispose();
            throw explain(workspace, e);
        }
    }

    private static GuardedTables tables(SchemaCatalogue catalogue) {
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

    private static JdbcConnectionPool pool(Path workspace, String user, char[] password) {
        JdbcDataSource source = new JdbcDataSource();
        Path file = workspace.toAbsolutePath().resolve("db").resolve("praetor");
        source.setURL("jdbc:h2:async:" + file + (user.equals(SYSTEM_USER) ? SYSTEM_OPTIONS : OPTIONS));
        source.setUser(user);
        // Not zeroed here: the pool connects with this very array for as long as the database is open.
        source.setPasswordChars(password);
        return JdbcConnectionPool.create(source);
    }

    private static void grant(DataSource system, DatabaseKey key) throws SQLException {
        char[] password = key.userPassword(APP_USER);
        try (Connection connection = system.getConnection();
                var statement = connection.createStatement()) {
            // H2 takes no parameter here; the password is hexadecimal.
            statement.execute("CREATE USER IF NOT EXISTS " + APP_USER + " PASSWORD '" + new String(password) + "'");
            statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA praetor TO " + APP_USER);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static WorkspaceException explain(Path workspace, Exception failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                String place = "The database of the workspace " + workspace;
                switch (sql.getErrorCode()) {
                    case ErrorCode.DATABASE_ALREADY_OPEN_1 -> {
                        return new WorkspaceException(place + " is open in another program. Nothing was changed;"
                                + " close the other one and try again.");
                    }
                    case ErrorCode.FILE_ENCRYPTION_ERROR_1, ErrorCode.WRONG_USER_OR_PASSWORD -> {
                        return new WorkspaceException(place + " does not fit its key. Nothing was changed; put db/"
                                + " and its key file back from the same copy.");
                    }
                    case ErrorCode.FILE_CORRUPTED_1 -> {
                        return new WorkspaceException(
                                place + " is damaged. Nothing was changed; keep the folder and" + " restore a copy.");
                    }
                    default -> {
                        return new WorkspaceException(place + " cannot be opened (database error " + sql.getErrorCode()
                                + "). Nothing was changed.");
                    }
                }
            }
        }
        throw failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
    }

    private static Jdbi jdbi(DataSource source) {
        Jdbi jdbi = Jdbi.create(source).installPlugin(new SqlObjectPlugin());
        jdbi.registerArrayType(UUID.class, "uuid");
        // An exception must not quote what was bound: client text would reach logs and error details.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        Json.install(jdbi);
        return jdbi;
    }

    /** The database as one tenant sees it. */
    public Store store(UUID tenant) {
        return new Store(guarded, tenant, writer, changes);
    }

    public ChangeFeed changes() {
        return changes;
    }

    /** What the database really holds. */
    public List<TableReport> schema() {
        return system.withHandle(handle -> {
            try {
                return SchemaReport.read(handle.getConnection());
            } catch (SQLException e) {
                throw new IllegalStateException("The database's catalogue cannot be read", e);
            }
        });
    }

    /** Unguarded work of the store itself, in one transaction on the writer thread. */
    <T extends @Nullable Object> T system(Function<Handle, T> work) {
        return writer.call(() -> system.inTransaction(work::apply));
    }

    /** Finishes queued writes and closes the file. */
    @Override
    public void close() {
        writer.close();
        appPool.dispose();
        systemPool.dispose();
    }
}
