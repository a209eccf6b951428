package app.praetor.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code praetor tour}: the main job with a sample client, off-screen. */
@Command(
        name = "tour",
        mixinStandardHelpOptions = true,
        description = "Walks a sample client through the main job and leaves every result in a folder.")
public final class TourCommand implements Runnable {
    /** Runs the tour into a folder. */
    @FunctionalInterface
    public interface Runner {
        void run(Path out);
    }

    private final Runner runner;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the results go.")
    Path out = Path.of("");

    TourCommand(Runner runner) {
        this.runner = runner;
    }

    @Override
    public void run() {
        System.err.println("Touring; the results go to " + out.toAbsolutePath());
        runner.run(out);
        System.out.println(out.toAbsolutePath());
    }
}
