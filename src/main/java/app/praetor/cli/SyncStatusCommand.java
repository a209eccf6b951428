package app.praetor.cli;

import app.praetor.sync.client.FileDesk;
import app.praetor.sync.client.SyncStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code praetor sync status}: how things stood at the end of the last exchange; asks no server. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "How things stand, without asking the server.")
final class SyncStatusCommand extends InWorkspace implements Callable<Integer> {
    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Override
    public Integer call() {
        return options().inTenant(session -> {
            SyncStatus status = session.services().sync().lastStatus();
            FileDesk files = session.services().sync().files();
            SyncReport.print(status, files.counts(), json);
            SyncReport.problems(files);
            return status.conflicts() > 0 || status.rejected() > 0 ? ExitCode.FINDINGS : ExitCode.DONE;
        });
    }
}
