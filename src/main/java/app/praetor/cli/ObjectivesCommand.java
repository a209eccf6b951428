package app.praetor.cli;

import app.praetor.discovery.Objective;
import app.praetor.discovery.objective.ObjectiveException;
import app.praetor.discovery.objective.ObjectiveLoader;
import app.praetor.discovery.objective.Objectives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code praetor objectives}: what conversations find out. */
@Command(
        name = "objectives",
        mixinStandardHelpOptions = true,
        description = "What conversations find out.",
        subcommands = ObjectivesCommand.Check.class)
final class ObjectivesCommand {
    private ObjectivesCommand() {}

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Reads an objective as a conversation would, and names line and pointer of what is wrong.")
    static final class Check implements Runnable {
        @Parameters(paramLabel = "FILE", description = "The objective, YAML.")
        Path file = Path.of("");

        @Override
        public void run() {
            if (!Files.isRegularFile(file)) {
                throw new UsageException("There is no file " + file + ".");
            }
            try {
                String text = Files.readString(file);
                String name = file.toString();
                Objective objective = ObjectiveLoader.load(name, text);
                // Only now it is known which shipped objective it would stand for.
                Objective shipped = Objectives.builtIn().byKey().get(objective.key());
                if (shipped == null) {
                    throw new UsageException(name + ": there is no conversation '" + objective.key() + "'.");
                }
                ObjectiveLoader.load(name, text, shipped);
                System.out.println(
                        name + ": " + objective.obligations().size() + " things to find out, nothing to put right");
            } catch (ObjectiveException e) {
                throw new UsageException(words(e));
            } catch (IOException e) {
                throw new UsageException("The file " + file + " is not a readable text in UTF-8.");
            }
        }

        private static String words(ObjectiveException problem) {
            String message = problem.getMessage();
            return message == null ? problem.problem() : message;
        }
    }
}
