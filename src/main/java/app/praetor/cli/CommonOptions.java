package app.praetor.cli;

import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes. */
public final class CommonOptions {
    @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "Workspace folder.")
    @Nullable
    Path home;

    @Option(names = "--tenant", paramLabel = "SLUG", scope = ScopeType.INHERIT, description = "Tenant to work in.")
    @Nullable
    String tenant;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "File whose first line is the workspace's passphrase.")
    @Nullable
    Path passphraseFile;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Say more about a failure.")
    boolean verbose;

    /** The tenant that was named, or null. */
    public @Nullable String tenantSlug() {
        return tenant;
    }

    /** Opens the workspace and closes it afterwards. */
    public void inWorkspace(Consumer<Workspace> work) {
        within(workspace -> {
            work.accept(workspace);
            return workspace;
        });
    }

    /** Opens the workspace, makes its first tenant when it is empty, and closes it afterwards. */
    <T> T inTenant(Function<Session, T> work) {
        return within(workspace -> {
            if (workspace.identity().tenants().isEmpty()) {
                String person = System.getProperty("user.name", "").strip();
                workspace.identity().create("My workspace", person.isEmpty() ? "Consultant" : person);
            }
            Services services = workspace.services(workspace.identity().tenant(tenant));
            return work.apply(new Session(workspace, services));
        });
    }

    private <T> T within(Function<Workspace, T> work) {
        WorkspaceFolder folder = WorkspaceFolder.of(home, System.getenv());
        boolean fresh = !Files.exists(folder.home().resolve("db"));
        char[] passphrase = passphrase();
        try (Workspace workspace = Workspace.open(folder, passphrase)) {
            if (fresh && workspace.keyOnDevice()) {
                System.err.println("The key of this workspace lies on this device in " + folder.config()
                        + ". Use --passphrase-file to lock it with a passphrase instead.");
            }
            return work.apply(workspace);
        } finally {
            if (passphrase != null) {
                Arrays.fill(passphrase, '\0');
            }
        }
    }

    private char @Nullable [] passphrase() {
        if (passphraseFile == null) {
            return null;
        }
        try {
            String first = Files.readString(passphraseFile, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            if (first.isEmpty()) {
                throw new UsageException("The passphrase file " + passphraseFile + " is empty.");
            }
            return first.toCharArray();
        } catch (IOException e) {
            throw new UsageException("The passphrase file " + passphraseFile + " cannot be read.");
        }
    }

    /** An open workspace and the services of the chosen tenant. */
    record Session(Workspace workspace, Services services) {}
}
