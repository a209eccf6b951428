package app.praetor.cli;

import app.praetor.sync.client.FileDesk;
import app.praetor.sync.client.SyncStatus;
import app.praetor.sync.client.SyncStatus.State;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** How the exchange stands, for terminals and scripts. */
final class SyncReport {
    private static final int MOST_PROBLEMS = 100;

    private SyncReport() {}

    /** The state as it is in JSON, with the files beside it. */
    private record Report(@JsonUnwrapped SyncStatus status, FileDesk.Counts files) {}

    static void print(SyncStatus status, FileDesk.Counts files, boolean json) {
        if (json) {
            Output.json(new Report(status, files));
            return;
        }
        System.out.println("state      "
                + status.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
        if (status.server() != null) {
            System.out.println("server     " + status.server() + " as " + status.account());
            System.out.println("waiting    " + status.queued());
            System.out.println("files      " + files.up() + " to send, " + files.down() + " to fetch, "
                    + files.offered() + " large ones on the server, " + files.failed() + " stopped");
            System.out.println("version    " + status.version() + " of " + status.head());
            System.out.println("refused    " + status.rejected());
            System.out.println("conflicts  " + status.conflicts());
        }
        if (status.problem() != null) {
            System.err.println(status.problem());
        }
    }

    /** Files that were given up, with the reason. */
    static void problems(FileDesk files) {
        files.moving(MOST_PROBLEMS).stream()
                .filter(file -> file.state() == FileDesk.State.FAILED)
                .forEach(file -> System.err.println("file " + file.label() + ": " + file.problem()));
    }

    static int exitCode(SyncStatus status) {
        if (status.conflicts() > 0 || status.rejected() > 0) {
            return ExitCode.FINDINGS;
        }
        return status.state() == State.UP_TO_DATE || status.state() == State.LOCAL ? ExitCode.DONE : ExitCode.FAILED;
    }
}
