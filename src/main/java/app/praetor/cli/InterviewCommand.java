package app.praetor.cli;

import app.praetor.discovery.DiscoveryEngine;
import app.praetor.discovery.InterviewResult;
import app.praetor.discovery.ScriptedInterview;
import app.praetor.discovery.objective.Objectives;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code praetor interview}: a scripted client through the engine of the chat. */
@Command(
        name = "interview",
        mixinStandardHelpOptions = true,
        description = "Runs a scripted client through discovery and says what was understood.")
final class InterviewCommand implements Runnable {
    @Parameters(paramLabel = "FILE", description = "The script, YAML.")
    Path file = Path.of("");

    @Option(names = "--json", paramLabel = "OUT", description = "Where the result goes; - or nothing is stdout.")
    @Nullable
    Path out;

    @Override
    public void run() {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("There is no file " + file + ".");
        }
        DiscoveryEngine engine = new DiscoveryEngine(Objectives.builtIn().byKey());
        InterviewResult result;
        try {
            result = ScriptedInterview.run(file, engine);
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ": " + e.getMessage());
        }
        if (out == null || out.toString().equals("-")) {
            System.out.println(result.toJson());
        } else {
            Output.file(out, result.toJson() + "\n");
        }
    }
}
