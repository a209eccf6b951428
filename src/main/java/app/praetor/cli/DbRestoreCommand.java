package app.praetor.cli;

import app.praetor.app.WorkspaceFolder;
import app.praetor.store.backup.BackupFile;
import app.praetor.store.backup.InvalidBackupException;
import app.praetor.store.backup.Progress;
import app.praetor.store.backup.Restore;
import app.praetor.store.backup.WorkspaceDamagedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code praetor db restore}: a backup into an empty home, or the newest good one over a damaged database. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Restores a backup into the empty folder of --home.")
final class DbRestoreCommand extends InWorkspace implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A backup; not with --newest-good.")
    @Nullable
    Path file;

    @Option(
            names = "--newest-good",
            description = "Keep the damaged database aside and put the newest good automatic backup in its place.")
    boolean newestGood;

    @Override
    public Integer call() {
        if (newestGood == (file != null)) {
            throw new UsageException("Give a backup to restore, or --newest-good.");
        }
        if (file == null) {
            recover();
        } else {
            restore(file);
        }
        return ExitCode.DONE;
    }

    private void restore(Path backup) {
        Path home = WorkspaceFolder.of(options().home, System.getenv()).home();
        try {
            String key = Restore.into(home, BackupFile.read(backup), Progress.NONE);
            System.out.println(home);
            System.err.println("To open it you need " + key + ".");
        } catch (InvalidBackupException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UsageException("The backup " + backup + " cannot be read.");
        }
    }

    private void recover() {
        try {
            options().inWorkspace(workspace -> {});
        } catch (WorkspaceDamagedException damage) {
            BackupFile good = damage.newestGood().orElseThrow(() -> damage);
            Path kept = Restore.database(damage.home(), good, Instant.now());
            System.out.println(good.file());
            System.err.println("The database of " + good.manifest().created() + " is in place; the damaged one is in "
                    + kept + ".");
            return;
        }
        throw new UsageException("The database is not damaged. Nothing was changed; to go back to an older state,"
                + " restore a backup into an empty folder.");
    }
}
