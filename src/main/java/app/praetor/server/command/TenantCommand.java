package app.praetor.server.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tenants: each has its own people and projects. */
@Command(name = "tenant", mixinStandardHelpOptions = true, description = "Tenants of this server.")
public final class TenantCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Make a tenant.")
    int add(
            @Mixin DatabaseOptions database,
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--slug", description = "Its short name.") @Nullable String slug)
            throws Exception {
        try (DatabaseOptions.Opened opened = database.open()) {
            String shortName = slug == null ? Tenants.slug(name) : slug;
            Tenants.add(opened, name, shortName);
            spec.commandLine().getOut().println("Made the tenant " + shortName + ".");
            return 0;
        }
    }
}
