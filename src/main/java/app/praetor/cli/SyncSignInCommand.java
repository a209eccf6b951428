package app.praetor.cli;

import app.praetor.sync.client.SyncDesk;
import app.praetor.sync.client.SyncDesk.SignIn;
import app.praetor.sync.client.SyncStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code praetor sync signin}: connects the organization to a server and exchanges for the first time. */
@Command(name = "signin", mixinStandardHelpOptions = true, description = "Signs in to a server and exchanges.")
final class SyncSignInCommand extends InWorkspace implements Callable<Integer> {
    @Option(names = "--server", required = true, paramLabel = "URL", description = "The server's address.")
    String server = "";

    @Option(names = "--email", required = true, paramLabel = "E-MAIL", description = "Who signs in.")
    String email = "";

    @Option(
            names = "--password-file",
            required = true,
            paramLabel = "FILE",
            description = "File whose first line is the password.")
    @Nullable
    Path passwordFile;

    @Option(names = "--invitation", paramLabel = "TOKEN", description = "Accepts this invitation first.")
    @Nullable
    String invitation;

    @Option(names = "--name", paramLabel = "NAME", description = "With an invitation: your name.")
    @Nullable
    String name;

    @Option(names = "--device", paramLabel = "NAME", description = "What this device is called.")
    String device = "This device";

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Override
    public Integer call() {
        char[] password = password();
        return options().inTenant(session -> {
            SyncDesk desk = session.services().sync();
            desk.signIn(new SignIn(server, email, password, invitation, name, device));
            SyncStatus end = SyncCommand.exchange(desk);
            SyncReport.print(end, json);
            return SyncReport.exitCode(end);
        });
    }

    private char[] password() {
        try (var lines = Files.lines(java.util.Objects.requireNonNull(passwordFile), StandardCharsets.UTF_8)) {
            return lines.findFirst().orElse("").toCharArray();
        } catch (IOException e) {
            throw new UsageException("The password file " + passwordFile + " cannot be read.");
        }
    }
}
