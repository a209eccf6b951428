package app.praetor.store;

import app.praetor.store.backup.BackupFolder;
import app.praetor.store.backup.BeforeMigration;
import app.praetor.store.backup.FileSeal;
import app.praetor.store.backup.WorkspaceDamagedException;
import app.praetor.store.schema.Dialect;
import app.praetor.store.schema.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database's file on disk, around the time that H2 has it open: whole before, sealed after. */
final class DatabaseFile {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);
    /** H2's smallest file: the encryption header and two blocks of the store's own. */
    private static final long SMALLEST = 3 * 4096L;

    private final Path workspace;
    private final Path file;
    private final FileSeal seal;
    private final BeforeMigration migration;
    private final Function<Path, Connection> copies;

    /**
     * @param copies opens a copy in another {@code db} folder for reading; throws when it cannot
     */
    DatabaseFile(Path workspace, FileSeal seal, Function<Path, Connection> copies) {
        this.workspace = workspace;
        this.file = workspace.resolve("db").resolve("praetor.mv.db");
        this.seal = seal;
        this.migration = new BeforeMigration(workspace.resolve("db"));
        this.copies = copies;
    }

    /**
     * @throws WorkspaceDamagedException when the file is not what was closed the last time
     * @throws WorkspaceException when it may not be written
     */
    FileSeal.State beforeOpen() {
        FileSeal.State state = beforeRewrite();
        try {
            if (state == FileSeal.State.OPEN) {
                tryCopy(workspace.resolve("db"));
            }
            return state;
        } catch (IOException e) {
            throw explain(e);
        }
    }

    /**
     * Looks at the file before it is changed without being opened.
     *
     * @throws WorkspaceDamagedException when the file is not what was closed the last time
     * @throws WorkspaceException when it may not be written
     */
    FileSeal.State beforeRewrite() {
        Path folder = workspace.resolve("db");
        if (!Files.isWritable(folder) || (Files.exists(file) && !Files.isWritable(file))) {
            throw readOnly();
        }
        try {
            boolean known = Files.exists(folder.resolve("praetor.sum"));
            FileSeal.State state = seal.begin();
            if (state == FileSeal.State.BUSY) {
                throw inUse();
            }
            if (migration.undo()) {
                // It was closed and whole when it was kept; of a new workspace it holds nothing yet.
                return FileSeal.State.NONE;
            }
            // H2 takes an empty file for a new database, so an emptied one would come up without its data.
            if (known && Files.exists(file) && Files.size(file) < SMALLEST) {
                throw damaged("is cut short");
            }
            if (state == FileSeal.State.BROKEN) {
                throw damaged(
                        Files.exists(file)
                                ? "is not the file that this program closed (if you put it there yourself, remove"
                                        + " db/praetor.sum)"
                                : "is missing");
            }
            return known || state != FileSeal.State.OPEN ? state : FileSeal.State.NONE;
        } catch (IOException e) {
            throw explain(e);
        }
    }

    /**
     * After a kill, H2 takes the last whole state that it finds, which in a file that was cut near its beginning is an
     * empty database. So a copy is opened first, and the file itself stays as it is when that does not go well.
     */
    private void tryCopy(Path folder) throws IOException {
        if (!Files.exists(file) || Files.getFileStore(folder).getUsableSpace() < 2 * Files.size(file)) {
            return;
        }
        Path scratch = Files.createTempDirectory(folder, "trial-");
        try {
            Files.copy(file, scratch.resolve("praetor.mv.db"));
            try (Connection connection = copies.apply(scratch);
                    var tables = connection.getMetaData().getTables(null, "praetor", "tenants", null)) {
                if (!tables.next()) {
                    throw damaged("has lost its tables");
                }
            } catch (SQLException | IllegalStateException e) {
                throw explain(e);
            }
        } finally {
            BackupFolder.remove(scratch);
        }
    }

    /** Brings the file to this program's schema, all of it or nothing. */
    void migrate(Pool system) {
        try {
            boolean pending = Migrations.pending(system, Dialect.H2) > 0;
            if (pending) {
                // H2 closes the file with its last connection.
                system.renew();
                migration.begin();
            }
            opened();
            Migrations.migrate(system, Dialect.H2);
            if (pending) {
                migration.end();
            }
        } catch (IOException e) {
            throw explain(e);
        }
    }

    /** Notes that H2 has the file open. */
    private void opened() {
        try {
            seal.opened();
        } catch (IOException e) {
            throw explain(e);
        }
    }

    /** In bytes. */
    long size() throws IOException {
        return Files.size(file);
    }

    /** Seals the closed file. A failure leaves it unsealed, which claims nothing. */
    void afterClose() {
        try {
            seal.closed();
        } catch (IOException e) {
            LOG.warn("the database was closed without a seal: {}", e.getClass().getSimpleName());
        }
    }

    /** A failure while opening, in words; other exceptions pass through. */
    RuntimeException explain(Exception failure) {
        if (failure instanceof WorkspaceException known) {
            return known;
        }
        String place = "The database of the workspace " + workspace;
        return switch (Failures.kind(failure)) {
            case IN_USE -> inUse();
            case DISK_FULL ->
                new WorkspaceException(place + " cannot be opened because the disk is full. Everything committed is in"
                        + " the file; make room and try again.");
            case READ_ONLY -> readOnly();
            case KEY -> damaged("does not fit its key: it is damaged, or db/keys.json is from another copy");
            case DAMAGED, CLOSED -> damaged("is damaged");
            case OTHER -> other(place, failure);
        };
    }

    private RuntimeException other(String place, Exception failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                // In a file that is not what H2 wrote, its code trips over anything, from names to syntax.
                return damaged("cannot be opened (database error " + sql.getErrorCode() + ")");
            }
        }
        return failure instanceof RuntimeException runtime
                ? runtime
                : new WorkspaceException(place + " cannot be read or written: " + failure.getMessage()
                        + ". Nothing was changed; check the folder and try again.");
    }

    private WorkspaceException inUse() {
        return new WorkspaceException("The database of the workspace " + workspace
                + " is open in another program. Nothing was changed; close the other one and try again.");
    }

    private WorkspaceException readOnly() {
        return new WorkspaceException("The workspace " + workspace + " may not be written by you. Nothing was changed;"
                + " give yourself the right to write, or copy the folder to where you have it.");
    }

    private WorkspaceDamagedException damaged(String why) {
        return new WorkspaceDamagedException(
                workspace,
                file,
                why,
                new BackupFolder(workspace).newestGood(this::opens).orElse(null));
    }

    private boolean opens(Path db) {
        try (Connection connection = copies.apply(db);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM praetor.tenants")) {
            return rows.next();
        } catch (SQLException | RuntimeException e) {
            LOG.debug("a copy of the database does not open: {}", e.getClass().getSimpleName());
            return false;
        }
    }
}
