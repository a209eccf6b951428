package app.praetor.server.command;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Invites a person and prints the token that they accept it with. */
@Command(
        name = "invite",
        mixinStandardHelpOptions = true,
        description = "Invite a person; prints the token, which holds for seven days and once.")
public final class InviteCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Parameters(paramLabel = "EMAIL")
    private String email = "";

    @Option(names = "--tenant", required = true, paramLabel = "SLUG")
    private String slug = "";

    @Option(names = "--project", paramLabel = "ID", description = "The project that a customer is given.")
    private @Nullable UUID project;

    @Option(names = "--role", defaultValue = "member", description = "admin, member or customer")
    private String role = "member";

    @Override
    public Integer call() throws Exception {
        try (DatabaseOptions.Opened opened = database.open()) {
            String token = opened.accounts().invitations().invite(Tenants.find(opened, slug), email, role, project);
            spec.commandLine().getOut().println(token);
            return 0;
        }
    }
}
