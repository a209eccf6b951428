package app.praetor.cli;

import app.praetor.app.Organizations.Organization;
import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.store.key.Attempts;
import app.praetor.store.key.Unlock;
import app.praetor.store.key.Ways;
import app.praetor.store.key.WorkspaceKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes. */
public final class CommonOptions {
    private static final Logger LOG = LoggerFactory.getLogger(CommonOptions.class);

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

    @Option(
            names = "--recovery-code-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "File whose first line is the workspace's recovery code.")
    @Nullable
    Path recoveryCodeFile;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Say more about a failure.")
    boolean verbose;

    /** The tenant that was named, or null. */
    public @Nullable String tenantSlug() {
        return tenant;
    }

    /** Opens the workspace and closes it afterwards. */
    void inWorkspace(Consumer<Workspace> work) {
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
            Organization apart =
                    tenant == null ? null : workspace.organizations().find(tenant);
            if (apart != null && apart.file() != null) {
                return inOwnFile(workspace.organizations().place(apart), work);
            }
            return work.apply(new Session(
                    workspace, workspace.services(workspace.identity().tenant(tenant))));
        });
    }

    /** An organization with a file of its own is opened with what was given, or with this device's key. */
    private <T> T inOwnFile(WorkspaceFolder folder, Function<Session, T> work) {
        boolean locked = Ways.locked(folder.keys());
        try (Unlock unlock = locked ? unlock() : Unlock.NONE;
                Workspace workspace = Workspace.open(folder, unlock)) {
            return work.apply(new Session(
                    workspace, workspace.services(workspace.identity().tenant(tenant))));
        }
    }

    /** The workspace folder that was named, or the platform's. */
    public WorkspaceFolder folder() {
        return WorkspaceFolder.of(home, System.getenv());
    }

    private <T> T within(Function<Workspace, T> work) {
        WorkspaceFolder folder = folder();
        boolean fresh = !Files.exists(folder.home().resolve("db"));
        try (Unlock unlock = unlock();
                Workspace workspace = Workspace.open(folder, unlock)) {
            if (fresh) {
                sayWhereTheKeyLies(folder, workspace.keys().describe());
            }
            return logged(workspace, work);
        }
    }

    /** A failure goes to the log while the workspace, and with it the log file, is open. */
    private static <T> T logged(Workspace workspace, Function<Workspace, T> work) {
        try {
            return work.apply(workspace);
        } catch (RuntimeException e) {
            LOG.info("the command failed", e);
            throw e;
        }
    }

    private static void sayWhereTheKeyLies(WorkspaceFolder folder, Ways ways) {
        if (ways.keyring() || ways.deviceFile()) {
            System.err.println("The key of this workspace lies on this device in "
                    + (ways.keyring() ? "the operating system's keyring" : folder.config())
                    + ". Use --passphrase-file to lock it with a passphrase instead, and make a recovery code:"
                    + " praetor db rekey --new-recovery-code.");
        }
    }

    /**
     * Opens the keys of a workspace that exists, with its database closed.
     *
     * @throws UsageException when there is none
     */
    void inKeys(Consumer<WorkspaceKeys> work) {
        WorkspaceFolder folder = folder();
        if (Ways.inspect(folder.keys()) == null) {
            throw new UsageException("There is no workspace in " + folder.home() + ".");
        }
        try (Unlock unlock = unlock();
                WorkspaceKeys keys = WorkspaceKeys.openOrCreate(folder.keys(), unlock, new Attempts())) {
            work.accept(keys);
        }
    }

    /** What was given to open the workspace; the caller closes it. */
    public Unlock unlock() {
        if (passphraseFile != null && recoveryCodeFile != null) {
            throw new UsageException("Give a passphrase or a recovery code, not both.");
        }
        if (recoveryCodeFile != null) {
            return new Unlock.RecoveryCode(firstLine(recoveryCodeFile, "recovery code"));
        }
        return passphraseFile == null ? Unlock.NONE : new Unlock.Passphrase(firstLine(passphraseFile, "passphrase"));
    }

    /** The secret in a file's first line; the caller zeroes it. */
    static char[] firstLine(Path file, String what) {
        try {
            String first = Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            if (first.isEmpty()) {
                throw new UsageException("The " + what + " file " + file + " is empty.");
            }
            return first.toCharArray();
        } catch (IOException e) {
            throw new UsageException("The " + what + " file " + file + " cannot be read.");
        }
    }

    /** An open workspace and the services of the chosen tenant. */
    record Session(Workspace workspace, Services services) {}
}
