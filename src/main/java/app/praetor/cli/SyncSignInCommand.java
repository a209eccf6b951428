package app.praetor.cli;

import app.praetor.sync.client.BrowserSignIn;
import app.praetor.sync.client.OrganizationChoiceException;
import app.praetor.sync.client.OrganizationChoiceException.Organization;
import app.praetor.sync.client.SyncDesk;
import app.praetor.sync.client.SyncDesk.Invitation;
import app.praetor.sync.client.SyncDesk.Password;
import app.praetor.sync.client.SyncDesk.Proof;
import app.praetor.sync.client.SyncDesk.SignIn;
import app.praetor.sync.client.SyncStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code praetor sync signin}: connects the organization to a server and exchanges for the first time. */
@Command(name = "signin", mixinStandardHelpOptions = true, description = "Signs in to a server and exchanges.")
final class SyncSignInCommand extends InWorkspace implements Callable<Integer> {
    @Option(names = "--server", required = true, paramLabel = "URL", description = "The server's address.")
    String server = "";

    @Option(names = "--email", paramLabel = "E-MAIL", description = "Who signs in with a password.")
    @Nullable
    String email;

    @Option(names = "--password-file", paramLabel = "FILE", description = "File whose first line is the password.")
    @Nullable
    Path passwordFile;

    @Option(
            names = "--browser",
            description = "Signs in with a browser on this computer: prints the address to open, and waits.")
    boolean browser;

    @Option(
            names = "--organization",
            paramLabel = "SLUG",
            description = "Which of the server's organizations is meant, when the account belongs to several.")
    @Nullable
    String organization;

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
        if (browser
                ? email != null || passwordFile != null || invitation != null
                : email == null || passwordFile == null) {
            throw new UsageException("Give --email and --password-file, or --browser alone.");
        }
        return options().inTenant(session -> {
            SyncDesk desk = session.services().sync();
            try {
                desk.signIn(new SignIn(server, proof(desk), organization, device));
            } catch (OrganizationChoiceException e) {
                throw new UsageException(
                        "The account belongs to several organizations of this server. Nothing was changed. Name"
                                + " one with --organization: " + names(e.organizations()) + ".");
            }
            SyncStatus end = SyncCommand.exchange(desk);
            SyncReport.print(end, desk.files().counts(), json);
            SyncReport.problems(desk.files());
            return SyncReport.exitCode(end);
        });
    }

    private Proof proof(SyncDesk desk) {
        if (browser) {
            return word(desk);
        }
        String address = String.valueOf(email);
        return invitation == null
                ? new Password(address, password())
                : new Invitation(invitation, name == null ? address : name, password());
    }

    private Proof word(SyncDesk desk) {
        try (BrowserSignIn line = desk.browser(server)) {
            System.err.println("Open this address in a browser on this computer, and sign in there:");
            System.err.println(line.address());
            return line.await();
        }
    }

    private static String names(List<Organization> organizations) {
        return organizations.stream().map(o -> o.slug() + " (" + o.name() + ")").collect(Collectors.joining(", "));
    }

    private char[] password() {
        try (var lines = Files.lines(Objects.requireNonNull(passwordFile), StandardCharsets.UTF_8)) {
            return lines.findFirst().orElse("").toCharArray();
        } catch (IOException e) {
            throw new UsageException("The password file " + passwordFile + " cannot be read.");
        }
    }
}
