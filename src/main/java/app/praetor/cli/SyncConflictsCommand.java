package app.praetor.cli;

import app.praetor.sync.client.SyncDesk;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code praetor sync conflicts}: what two people changed differently, with both values. */
@Command(
        name = "conflicts",
        mixinStandardHelpOptions = true,
        description = "Conflicts that nobody has resolved; exits with 3 when there are any.")
final class SyncConflictsCommand extends InWorkspace implements Callable<Integer> {
    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Override
    public Integer call() {
        return options().inTenant(session -> {
            List<SyncDesk.Conflict> conflicts = session.services().sync().conflicts();
            if (json) {
                Output.json(conflicts);
            } else {
                for (SyncDesk.Conflict conflict : conflicts) {
                    System.out.println(conflict.kind() + "  " + conflict.table() + "  " + conflict.label());
                    conflict.fields()
                            .forEach(f -> System.out.println("  " + f.column() + ": " + f.mine() + " | " + f.theirs()));
                }
            }
            return conflicts.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
        });
    }
}
