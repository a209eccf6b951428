package app.praetor.cli;

import app.praetor.sync.client.SyncStatus;
import app.praetor.sync.client.SyncStatus.State;

/** How the exchange stands, for terminals and scripts. */
final class SyncReport {
    private SyncReport() {}

    static void print(SyncStatus status, boolean json) {
        if (json) {
            Output.json(status);
            return;
        }
        System.out.println("state      "
                + status.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
        if (status.server() != null) {
            System.out.println("server     " + status.server() + " as " + status.account());
            System.out.println("waiting    " + status.queued());
            System.out.println("version    " + status.version() + " of " + status.head());
            System.out.println("refused    " + status.rejected());
            System.out.println("conflicts  " + status.conflicts());
        }
        if (status.problem() != null) {
            System.err.println(status.problem());
        }
    }

    static int exitCode(SyncStatus status) {
        if (status.conflicts() > 0 || status.rejected() > 0) {
            return ExitCode.FINDINGS;
        }
        return status.state() == State.UP_TO_DATE || status.state() == State.LOCAL ? ExitCode.DONE : ExitCode.FAILED;
    }
}
