package app.praetor.server;

import app.praetor.server.account.AccountException;
import app.praetor.server.command.CompactCommand;
import app.praetor.server.command.DeviceCommand;
import app.praetor.server.command.InviteCommand;
import app.praetor.server.command.SchemaCommand;
import app.praetor.server.command.ServeCommand;
import app.praetor.server.command.Serving;
import app.praetor.server.command.TenantCommand;
import app.praetor.server.command.UserCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code praetor-server}: serves when no other command is named. */
@Command(
        name = "praetor-server",
        mixinStandardHelpOptions = true,
        version = "praetor-server",
        description = "The sync server of Praetor Desktop. Without a command it serves.",
        subcommands = {
            ServeCommand.class,
            TenantCommand.class,
            UserCommand.class,
            InviteCommand.class,
            DeviceCommand.class,
            CompactCommand.class,
            SchemaCommand.class
        })
public final class ServerMain extends Serving {
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The commands; what a person did wrong is said in one line. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new ServerMain());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(failure.getMessage());
            if (!(failure instanceof AccountException)) {
                failure.printStackTrace(command.getErr());
            }
            return command.getCommandSpec().exitCodeOnExecutionException();
        });
        return line;
    }
}
