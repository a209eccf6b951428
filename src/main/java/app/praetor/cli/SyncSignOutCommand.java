package app.praetor.cli;

import app.praetor.sync.client.SyncDesk;
import app.praetor.sync.client.SyncDesk.Unsent;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code praetor sync signout}: ends the sign-in; what was not sent is never dropped. */
@Command(name = "signout", mixinStandardHelpOptions = true, description = "Sends what waits, then signs out.")
final class SyncSignOutCommand extends InWorkspace implements Callable<Integer> {
    @Option(names = "--keep", description = "Does not send first; the changes wait here for the next sign-in.")
    boolean keep;

    @Override
    public Integer call() {
        return options().inTenant(session -> {
            SyncDesk desk = session.services().sync();
            desk.resume();
            desk.signOut(keep ? Unsent.KEEP_HERE : Unsent.SEND_FIRST);
            return ExitCode.DONE;
        });
    }
}
