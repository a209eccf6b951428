package app.praetor.store;

import app.praetor.store.backup.BackupFolder;
import app.praetor.store.backup.BackupWriter;
import app.praetor.store.backup.FileSeal;
import app.praetor.store.backup.Manifest.Reason;
import app.praetor.store.backup.Progress;
import app.praetor.store.capture.Capture;
import app.praetor.store.capture.CaptureMode;
import app.praetor.store.check.CheckReport;
import app.praetor.store.check.WorkspaceCheck;
import app.praetor.store.guard.GuardedDataSource;
import app.praetor.store.guard.GuardedTables;
import app.praetor.store.guard.TenantGuard;
import app.praetor.store.key.WorkspaceKeys;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The encrypted H2 database of one workspace folder, migrated to this program's schema. Application SQL reaches it only
 * through {@link #store}, behind the tenant guard and as a user without administrator rights.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final long COMPACT_FROM = 24L << 20;
    private static final int COMPACT_BELOW = 50;
    private static final String SYSTEM_USER = "praetor_system";
    private static final String APP_USER = "praetor_app";
    private static final String OPTIONS =
            ";CIPHER=AES;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH" + ";NON_KEYWORDS=VALUE,KEY";
    /**
     * Set by the administrator for the whole database: no trace file, which would hold SQL with its literals, and each
     * commit is on disk before it is acknowledged. New pages only go to the end of the file: killed soon after opening, H2
     * does not find commits again that it had put into gaps. The cache does not grow with the machine, as it would by itself.
     */
    private static final String SYSTEM_OPTIONS =
            OPTIONS + ";TRACE_LEVEL_FILE=0;WRITE_DELAY=0;REUSE_SPACE=FALSE;QUERY_CACHE_SIZE=64;CACHE_SIZE=65536";

    private final Path workspace;
    private final DatabaseFile file;
    private final FileSeal.State before;
    private final Pool systemPool;
    private final Pool appPool;
    private final Jdbi system;
    private final TenantGuard guard;
    private final Jdbi guarded;
    private final Writer writer = new Writer();
    private final ChangeFeed changes = new ChangeFeed();
    private final Captures captures;

    private Database(
            Path workspace,
            DatabaseFile file,
            FileSeal.State before,
            Pool systemPool,
            Pool appPool,
            InstantSource clock) {
        this.workspace = workspace;
        this.file = file;
        this.before = before;
        this.systemPool = systemPool;
        this.appPool = appPool;
        this.system = jdbi(systemPool);
        this.guard = new TenantGuard(tables(SchemaCatalogue.load()));
        this.guarded = jdbi(new GuardedDataSource(appPool, guard, Database::tell));
        this.captures = system.withHandle(handle -> Captures.of(handle, clock));
    }

    /**
     * Opens the workspace's database, making or migrating it.
     *
     * @param workspace the workspace folder; made when it does not exist
     * @throws WorkspaceException when it is in use, of a newer version, damaged, or the key does not fit
     */
    public static Database open(Path workspace, DatabaseKey key) {
        return open(workspace, key, InstantSource.system());
    }

    /**
     * The same on a machine with this clock, from which changes get their stamps.
     *
     * @throws WorkspaceException as {@link #open(Path, DatabaseKey)}
     */
    public static Database open(Path workspace, DatabaseKey key, InstantSource clock) {
        try {
            Files.createDirectories(workspace.resolve("db"));
        } catch (IOException e) {
            throw new WorkspaceException("The workspace folder " + workspace + " cannot be made: " + e.getMessage()
                    + ". Choose a folder that you may write to.");
        }
        Pool systemPool = pool(workspace, SYSTEM_USER, key.h2Password(SYSTEM_USER));
        DatabaseFile file = file(workspace, key, systemPool);
        try {
            FileSeal.State before = file.beforeOpen();
            backUpBeforeMigration(workspace, systemPool);
            file.migrate(systemPool);
            SchemaCatalogue catalogue = SchemaCatalogue.load();
            TenantWall.install(systemPool, catalogue);
            Capture.install(systemPool, catalogue.syncedTables());
            grant(systemPool, key);
            Pool appPool = pool(workspace, APP_USER, key.h2Password(APP_USER));
            return new Database(workspace, file, before, systemPool, appPool, clock);
        } catch (SchemaTooNewException e) {
            systemPool.close();
            file.afterClose();
            throw new WorkspaceException("This workspace was written by a newer Praetor Desktop (" + e.getMessage()
                    + "). Nothing was changed; install that version to open it.");
        } catch (SQLException | RuntimeException e) {
            systemPool.close();
            throw file.explain(e);
        }
    }

    /**
     * Writes the closed database anew under a new key; its seal goes with it.
     *
     * @throws WorkspaceException when it is open, damaged, or the disk too full; nothing was changed then
     */
    public static void rotateKey(Path workspace, WorkspaceKeys keys) {
        FileSeal seal = keys.withDatabaseKey(key -> seal(workspace, key));
        DatabaseFile file = new DatabaseFile(workspace, seal, db -> {
            throw new IllegalStateException("nothing is opened to change a key");
        });
        FileSeal.State before = file.beforeRewrite();
        try {
            keys.rotateDatabaseKey();
        } finally {
            // Under either key the file holds the same; one that was not sealed before is not vouched for now.
            if (before == FileSeal.State.INTACT) {
                file.afterClose();
            }
        }
    }

    private static DatabaseFile file(Path workspace, DatabaseKey key, Pool system) {
        return new DatabaseFile(workspace, seal(workspace, key), db -> system.copy(url(db, SYSTEM_OPTIONS)));
    }

    private static FileSeal seal(Path workspace, DatabaseKey key) {
        char[] secret = key.userPassword("file-seal");
        try {
            return new FileSeal(workspace.resolve("db"), secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static void backUpBeforeMigration(Path workspace, Pool system) {
        Migrations.Status status = Migrations.status(system, Dialect.H2);
        if (status.current() != null && status.pending() > 0) {
            BackupWriter writer = new BackupWriter(workspace, zip -> copyTo(system, zip), status.current());
            new BackupFolder(workspace).keep(writer, Reason.BEFORE_MIGRATION, Instant.now(), Progress.NONE);
        }
    }

    /** What a connection of the application works for, and under which stamp its changes are captured. */
    private static void tell(Connection raw, @Nullable UUID tenant) throws SQLException {
        TenantWall.bind(raw, tenant);
        CaptureMode.capture(raw, tenant == null ? 0 : Captures.current());
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

    private static Pool pool(Path workspace, String user, char[] password) {
        String options = user.equals(SYSTEM_USER) ? SYSTEM_OPTIONS : OPTIONS;
        return new Pool(url(workspace.resolve("db"), options), user, password);
    }

    private static String url(Path folder, String options) {
        return "jdbc:h2:async:" + folder.toAbsolutePath().resolve("praetor") + options;
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
        return new Store(guarded, tenant, writer, changes, captures, this::trouble);
    }

    /** The tenant's rows for the exchange with a server. */
    public Replica replica(UUID tenant) {
        return new DatabaseReplica(this, tenant, captures, system);
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

    /** The newest migration that was applied. */
    public String schemaVersion() {
        return String.valueOf(Migrations.status(systemPool, Dialect.H2).current());
    }

    /** What the file's seal said when it was opened. */
    public FileSeal.State sealAtOpen() {
        return before;
    }

    /** Writes backups of this workspace while it is in use; the copy is of one moment and stays encrypted. */
    public BackupWriter backups() {
        return new BackupWriter(
                workspace,
                zip -> copyTo(systemPool, zip),
                Migrations.status(systemPool, Dialect.H2).current());
    }

    private static void copyTo(Pool system, Path zip) throws SQLException {
        try (Connection connection = system.getConnection();
                var statement = connection.prepareStatement("BACKUP TO ?")) {
            statement.setString(1, zip.toAbsolutePath().toString());
            statement.execute();
        }
    }

    /**
     * Opens the copied database of a backup for reading, with this workspace's key, and reads all of it.
     *
     * @param db the folder of the copied file
     */
    public CheckReport checkCopy(Path db) {
        Pool copy = systemPool.at(url(db, OPTIONS) + ";ACCESS_MODE_DATA=r");
        try {
            return new WorkspaceCheck(copy).run();
        } finally {
            copy.close();
        }
    }

    /** Reads and checks everything in the database; others may go on working. */
    public CheckReport check() {
        return new WorkspaceCheck(systemPool).run();
    }

    /**
     * Runs one SELECT that somebody typed, behind the tenant's guard and without any right to change.
     *
     * @throws app.praetor.store.guard.RefusedSqlException when the guard refuses it
     * @throws IllegalArgumentException when it is not one valid SELECT
     */
    public QueryResult query(UUID tenant, String sql) {
        return new ReadOnlyQuery(systemPool, guard).run(tenant, sql);
    }

    /** What a failed piece of work means; a database that shut itself is opened again for the next one. */
    private RuntimeException trouble(RuntimeException failure) {
        Failures.Kind kind = Failures.kind(failure);
        String kept = " This change was not saved; every earlier one is.";
        return switch (kind) {
            case DISK_FULL -> {
                renew();
                yield new WorkspaceException(
                        "The disk with the workspace " + workspace + " is full." + kept + " Make room and try again.");
            }
            case CLOSED -> {
                renew();
                yield new WorkspaceException("The database of the workspace " + workspace
                        + " had to shut after a failure to write." + kept + " Try again.");
            }
            case READ_ONLY ->
                new WorkspaceException("The workspace " + workspace + " may not be written by you." + kept);
            case DAMAGED, KEY ->
                new WorkspaceException("A page of the database of the workspace " + workspace
                        + " cannot be read." + kept
                        + " Close the program, keep the folder, and open it again; the newest"
                        + " backup will be offered.");
            case IN_USE, OTHER -> failure;
        };
    }

    private void renew() {
        systemPool.renew();
        appPool.renew();
    }

    /** Unguarded work of the store itself, in one transaction on the writer thread. */
    <T extends @Nullable Object> T system(Function<Handle, T> work) {
        return writer.call(() -> {
            try {
                return system.inTransaction(work::apply);
            } catch (RuntimeException e) {
                throw trouble(e);
            }
        });
    }

    /** The same for rows of one tenant, captured when it is linked to a server. */
    <T extends @Nullable Object> T system(UUID tenant, Function<Handle, T> work) {
        long stamp = captures.stamp(tenant);
        T result = system(handle -> {
            try {
                CaptureMode.capture(handle.getConnection(), stamp);
                return work.apply(handle);
            } catch (SQLException e) {
                throw new IllegalStateException("The connection is not of the embedded database", e);
            } finally {
                captureNothing(handle);
            }
        });
        if (stamp != 0) {
            captures.captured(tenant);
        }
        return result;
    }

    static void captureNothing(Handle handle) {
        try {
            if (!handle.getConnection().isClosed()) {
                CaptureMode.off(handle.getConnection());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The connection is not of the embedded database", e);
        }
    }

    void publish(Iterable<Change> told) {
        changes.publish(told);
    }

    /** Finishes queued writes, closes the file and seals it. */
    @Override
    public void close() {
        writer.close();
        appPool.close();
        closeCompact();
        systemPool.close();
        file.afterClose();
    }

    /** Pages are only ever appended, so a file of which most is superseded is written anew when it closes. */
    private void closeCompact() {
        try {
            if (file.size() >= COMPACT_FROM && liveShare() < COMPACT_BELOW) {
                try (Connection connection = systemPool.getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute("SHUTDOWN COMPACT");
                }
            }
        } catch (SQLException | IOException e) {
            // The file is whole either way, only larger than it need be.
            LOG.warn("the database was not written anew: {}", e.getClass().getSimpleName());
        }
    }

    /** How much of the file's pages is still in use, in percent. */
    private int liveShare() throws SQLException {
        try (Connection connection = systemPool.getConnection();
                var statement = connection.prepareStatement(
                        "SELECT setting_value FROM information_schema.settings WHERE setting_name = ?")) {
            statement.setString(1, "info.CHUNKS_FILL_RATE");
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Integer.parseInt(rows.getString(1)) : 100;
            }
        }
    }
}
