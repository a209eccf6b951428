package app.praetor.server.command;

import app.praetor.server.account.AccountException;
import java.io.Console;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** People of tenants. */
@Command(name = "user", mixinStandardHelpOptions = true, description = "People of a tenant.")
public final class UserCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Make a person a member of a tenant.")
    int add(
            @Mixin DatabaseOptions database,
            @Parameters(paramLabel = "EMAIL") String email,
            @Option(names = "--tenant", required = true, paramLabel = "SLUG") String slug,
            @Option(names = "--name", required = true) String name,
            @Option(names = "--role", defaultValue = "member", description = "owner, admin or member") String role,
            @Option(names = "--password-file", paramLabel = "FILE", description = "Else it is asked for.") @Nullable
                    Path file)
            throws Exception {
        if (role.equals("customer")) {
            throw new AccountException(AccountException.Kind.INVALID, "Customers are invited: see invite.");
        }
        String password = file == null ? ask() : DatabaseOptions.read(file);
        try (DatabaseOptions.Opened opened = database.open()) {
            UUID tenant = Tenants.find(opened, slug);
            opened.accounts()
                    .members()
                    .add(
                            tenant,
                            email,
                            name,
                            role,
                            opened.accounts().passwords().hash(password));
            spec.commandLine().getOut().println("Added " + email + " to " + slug + ".");
            return 0;
        }
    }

    private String ask() {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Password: ");
        if (typed == null) {
            throw new ParameterException(spec.commandLine(), "Nobody can be asked: give --password-file.");
        }
        return new String(typed);
    }
}
