package app.praetor.cli;

import app.praetor.store.Database;
import app.praetor.store.key.WorkspaceKeys;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code praetor db rekey}: other ways of opening the workspace, or a new key for its database file. */
@Command(
        name = "rekey",
        mixinStandardHelpOptions = true,
        description = "Changes how the workspace is opened, or the key of its database file.")
final class DbRekeyCommand extends InWorkspace implements Runnable {
    @Option(
            names = "--new-passphrase-file",
            paramLabel = "FILE",
            description = "Lock the workspace with the passphrase in the file's first line.")
    @Nullable
    Path newPassphrase;

    @Option(
            names = "--remove-passphrase",
            description = "Keep the key on this device again: in the system's keyring, else in a file.")
    boolean removePassphrase;

    @Option(
            names = "--rotate",
            description = "Write the database anew under a new key; needs free disk for a second copy.")
    boolean rotate;

    @Option(
            names = "--new-recovery-code",
            description = "Make a recovery code in place of an earlier one, and print it this once.")
    boolean newRecoveryCode;

    @Override
    public void run() {
        if (newPassphrase != null && removePassphrase) {
            throw new UsageException("Give --new-passphrase-file or --remove-passphrase, not both.");
        }
        if (newPassphrase == null && !removePassphrase && !rotate && !newRecoveryCode) {
            throw new UsageException("Nothing to do: give --new-passphrase-file, --remove-passphrase, --rotate or"
                    + " --new-recovery-code.");
        }
        char[] next = newPassphrase == null ? null : CommonOptions.firstLine(newPassphrase, "passphrase");
        try {
            options().inKeys(keys -> change(keys, next));
        } finally {
            if (next != null) {
                Arrays.fill(next, '\0');
            }
        }
    }

    private void change(WorkspaceKeys keys, char @Nullable [] next) {
        if (rotate) {
            Database.rotateKey(options().folder().home(), keys);
            System.err.println("The database has a new key. How the workspace is opened did not change.");
        }
        if (next != null) {
            keys.changePassphrase(next);
            System.err.println("The workspace is locked with the new passphrase.");
        }
        if (removePassphrase) {
            keys.removePassphrase();
            System.err.println("The key lies on this device, in "
                    + (keys.describe().keyring() ? "the operating system's keyring." : "the configuration folder."));
        }
        if (newRecoveryCode) {
            char[] code = keys.addRecoveryCode();
            System.out.println(code);
            Arrays.fill(code, '\0');
            System.err.println("This is the recovery code; it is not shown again. Keep it away from this device.");
        }
    }
}
