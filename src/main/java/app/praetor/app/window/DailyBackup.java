package app.praetor.app.window;

import app.praetor.app.Workspace;
import app.praetor.store.WorkspaceException;
import app.praetor.store.backup.BackupFolder;
import app.praetor.store.backup.Progress;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes today's backup of an open workspace beside the work. Stopped and waited for before the workspace closes. */
final class DailyBackup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DailyBackup.class);

    private final Workspace workspace;
    private final Instant now;
    private final Thread thread;
    private volatile boolean stopped;

    /** Starts at once when there is none of today yet. */
    DailyBackup(Workspace workspace, Instant now) {
        this.workspace = workspace;
        this.now = now;
        this.thread = Thread.ofVirtual().name("daily-backup").start(this::run);
    }

    private void run() {
        try {
            new BackupFolder(workspace.folder().home())
                    .daily(workspace.database().backups(), now, new Progress() {
                        @Override
                        public void at(long done, long total) {
                            // Nobody looks on.
                        }

                        @Override
                        public boolean cancelled() {
                            return stopped;
                        }
                    });
        } catch (CancellationException e) {
            LOG.info("today's backup waits until the workspace is opened again");
        } catch (WorkspaceException e) {
            LOG.warn("today's backup was not made", e);
        }
    }

    /** Returns when nothing of it touches the workspace any more. */
    @Override
    public void close() {
        stopped = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                // An interrupt must not let the file be closed under the copy.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
