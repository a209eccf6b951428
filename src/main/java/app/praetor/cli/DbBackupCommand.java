package app.praetor.cli;

import app.praetor.store.backup.BackupFile;
import app.praetor.store.backup.BackupTrial;
import app.praetor.store.backup.Manifest.Reason;
import app.praetor.store.backup.Progress;
import app.praetor.store.check.CheckReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code praetor db backup}: one verified file of the whole workspace. */
@Command(name = "backup", mixinStandardHelpOptions = true, description = "Writes a verified backup of the workspace.")
final class DbBackupCommand extends InWorkspace implements Callable<Integer> {
    @Parameters(paramLabel = "FILE_OR_DIR", description = "File to write, or a folder for one with the usual name.")
    Path target = Path.of("");

    @Option(names = "--verify", description = "Also open the copied database with the key and check all of it.")
    boolean verify;

    @Override
    public Integer call() {
        int[] code = {ExitCode.DONE};
        options().inWorkspace(workspace -> {
            BackupFile made = workspace.database().backups().write(target, Reason.MANUAL, Instant.now(), Progress.NONE);
            System.out.println(made.file());
            System.err.println(made.manifest().members().size() + " files, "
                    + made.manifest().size() + " bytes, verified");
            if (verify) {
                CheckReport report = BackupTrial.run(made, workspace.database()::checkCopy);
                report.findings().forEach(f -> System.err.println(f.place() + "  " + f.what()));
                code[0] = report.sound() ? ExitCode.DONE : ExitCode.FINDINGS;
            }
        });
        return code[0];
    }
}
