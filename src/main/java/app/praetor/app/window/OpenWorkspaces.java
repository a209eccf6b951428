package app.praetor.app.window;

import app.praetor.app.Workspace;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The workspaces that the window holds open: the shared one, and the one of an organization with a file of its own. Each
 * makes its backup of the day beside the work, which ends before the workspace closes.
 */
final class OpenWorkspaces {
    private final Clock clock;
    private final Map<Workspace, DailyBackup> daily = new ConcurrentHashMap<>();
    private volatile @Nullable Workspace shared;
    private volatile @Nullable Workspace apart;

    OpenWorkspaces(Clock clock) {
        this.clock = clock;
    }

    @Nullable
    Workspace shared() {
        return shared;
    }

    void shared(Workspace workspace) {
        shared = workspace;
    }

    void apart(Workspace workspace) {
        apart = workspace;
    }

    /** Whether one of them asks for a passphrase when it is opened again. */
    boolean lockable() {
        return asks(shared) || asks(apart);
    }

    private static boolean asks(@Nullable Workspace workspace) {
        return workspace != null && workspace.keys().describe().passphrase();
    }

    /** Makes the backup of the day unless it is there or being made. */
    void backUpOnceADay(Workspace workspace) {
        daily.computeIfAbsent(workspace, each -> new DailyBackup(each, clock.instant()));
    }

    /** Closes the one of an organization with a file of its own; may take a moment. */
    void closeApart() {
        Workspace own = apart;
        apart = null;
        close(own);
    }

    /** Closes both; may take a moment. */
    void closeAll() {
        closeApart();
        Workspace both = shared;
        shared = null;
        close(both);
    }

    private void close(@Nullable Workspace workspace) {
        if (workspace != null) {
            DailyBackup backup = daily.remove(workspace);
            if (backup != null) {
                backup.close();
            }
            workspace.close();
        }
    }
}
