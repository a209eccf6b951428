package app.praetor.cli;

import app.praetor.app.FilesCheck;
import app.praetor.store.backup.WorkspaceDamagedException;
import app.praetor.store.check.CheckReport;
import app.praetor.store.check.Finding;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code praetor db check}: whether everything in the workspace is as it should be. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Reads all of the workspace and verifies what it promises; exits with 3 when something is wrong.")
final class DbCheckCommand extends InWorkspace implements Callable<Integer> {
    @Option(names = "--json", description = "As JSON; without it, one line a finding.")
    boolean json;

    @Override
    public Integer call() {
        CheckReport report = check();
        if (json) {
            Output.json(report);
        } else {
            report.findings().forEach(f -> System.out.println(f.check() + "  " + f.place() + "  " + f.what()));
            System.err.println(report.tables() + " tables, " + report.rows() + " rows, " + report.checks() + " checks, "
                    + report.findings().size() + " findings");
        }
        return report.sound() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private CheckReport check() {
        CheckReport[] report = new CheckReport[1];
        try {
            options()
                    .inWorkspace(workspace ->
                            report[0] = workspace.database().check().with(FilesCheck.run(workspace)));
        } catch (WorkspaceDamagedException e) {
            return new CheckReport(
                    0, 0, 1, List.of(new Finding("file", e.damagedFile().toString(), text(e.getMessage()))));
        }
        return report[0];
    }

    private static String text(@Nullable String message) {
        return message == null ? "is damaged" : message;
    }
}
