package app.praetor.server.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shortens a tenant's feed; meant for a timer. */
@Command(
        name = "compact",
        mixinStandardHelpOptions = true,
        description =
                "Forget the feed that every device has read, or that is older than the days given. A device that is"
                        + " behind loads anew and keeps what it has not sent.")
public final class CompactCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--tenant", required = true, paramLabel = "SLUG")
    private String slug = "";

    @Option(names = "--days", defaultValue = "90", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int days = 90;

    @Override
    public Integer call() throws Exception {
        try (DatabaseOptions.Opened opened = database.open()) {
            long version = opened.feed().compact(Tenants.find(opened, slug), days);
            spec.commandLine().getOut().println("The feed begins after version " + version + ".");
            return 0;
        }
    }
}
