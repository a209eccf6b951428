package app.praetor.store.backup;

import app.praetor.store.WorkspaceException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database of a workspace is damaged or missing. Nothing was changed. It carries what a dialog offers: the damaged
 * file, and the newest backup that is whole and opens with the key at hand.
 */
public final class WorkspaceDamagedException extends WorkspaceException {
    private static final long serialVersionUID = 1L;

    private final transient Path home;
    private final transient Path damaged;
    private final transient @Nullable BackupFile newestGood;

    /** For the workspace folder, its damaged file, why it counts as damaged, and the backup to offer, if any. */
    public WorkspaceDamagedException(Path home, Path damaged, String why, @Nullable BackupFile newestGood) {
        super("The database " + damaged + " " + why + ". Nothing was changed. " + advice(newestGood));
        this.home = home;
        this.damaged = damaged;
        this.newestGood = newestGood;
    }

    private static String advice(@Nullable BackupFile good) {
        return good == null
                ? "There is no good backup in the workspace's folder backups; keep the folder as it is and restore a"
                        + " copy of your own with `praetor db restore FILE` into an empty folder."
                : "The newest good backup is of " + good.manifest().created()
                        + "; `praetor db restore --newest-good` sets the damaged file aside and puts it in place.";
    }

    /** The workspace folder. */
    public Path home() {
        return home;
    }

    /** The database file that is damaged or missing. */
    public Path damagedFile() {
        return damaged;
    }

    /** The newest backup in {@code backups/} that was verified and opened with this workspace's key; empty if none. */
    public Optional<BackupFile> newestGood() {
        return Optional.ofNullable(newestGood);
    }
}
