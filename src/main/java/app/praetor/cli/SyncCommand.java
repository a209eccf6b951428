package app.praetor.cli;

import app.praetor.sync.client.SyncDesk;
import app.praetor.sync.client.SyncStatus;
import app.praetor.sync.client.SyncStatus.State;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code praetor sync}: exchanges with the server once, and tells how things stand. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description =
                "Sends what waits and takes what the server has; exits with 3 when conflicts or refused changes are"
                        + " left.",
        subcommands = {
            SyncStatusCommand.class,
            SyncConflictsCommand.class,
            SyncSignInCommand.class,
            SyncSignOutCommand.class
        })
final class SyncCommand extends InWorkspace implements Callable<Integer> {
    private static final Set<State> RESTING =
            Set.of(State.UP_TO_DATE, State.OFFLINE, State.WAITING, State.SIGNED_OUT, State.TROUBLE, State.REVOKED);
    private static final int MOST_MINUTES = 30;

    @Option(names = "--once", description = "Exchange once and end; what the command does without it, too.")
    boolean once;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Override
    public Integer call() {
        return options().inTenant(session -> {
            SyncDesk desk = session.services().sync();
            SyncStatus end = exchange(desk);
            SyncReport.print(end, desk.files().counts(), json);
            SyncReport.problems(desk.files());
            return SyncReport.exitCode(end);
        });
    }

    /** Waits until the exchange rests: everything sent and taken, or something in the way. */
    static SyncStatus exchange(SyncDesk desk) {
        CountDownLatch rests = new CountDownLatch(1);
        Runnable stop = desk.listen(status -> {
            if (RESTING.contains(status.state())) {
                rests.countDown();
            }
        });
        try {
            desk.resume();
            if (!desk.linked()) {
                return SyncStatus.LOCAL;
            }
            if (!rests.await(MOST_MINUTES, TimeUnit.MINUTES)) {
                System.err.println("still exchanging; the rest follows with the next run");
            }
            if (desk.status().state() == State.UP_TO_DATE) {
                desk.files().settle();
            }
            return desk.status();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return desk.status();
        } finally {
            stop.run();
        }
    }
}
