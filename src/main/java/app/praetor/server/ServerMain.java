package app.praetor.server;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code praetor-server}: answers {@code --help}; serving is not part of this version, and it says so. */
@Command(
        name = "praetor-server",
        mixinStandardHelpOptions = true,
        version = "praetor-server",
        description = "The sync server of Praetor Desktop. This version serves nothing yet: laptops work on their own"
                + " and exchange projects as .praetor files.")
public final class ServerMain implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        System.exit(new CommandLine(new ServerMain()).execute(args));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Serving is not part of this version; see --help for what to do instead.");
    }
}
