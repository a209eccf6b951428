package app.praetor.server.command;

import app.praetor.server.account.Devices.Device;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Devices of a tenant. */
@Command(name = "device", mixinStandardHelpOptions = true, description = "Devices of a tenant.")
public final class DeviceCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List them.")
    int list(
            @Mixin DatabaseOptions database,
            @Option(names = "--tenant", required = true, paramLabel = "SLUG") String slug)
            throws Exception {
        try (DatabaseOptions.Opened opened = database.open()) {
            for (Device device : opened.accounts().devices().all(Tenants.find(opened, slug))) {
                spec.commandLine()
                        .getOut()
                        .println(device.id() + "  " + device.name() + "  seen " + device.seenAt()
                                + (device.revoked() ? "  revoked" : ""));
            }
            return 0;
        }
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Shut one out, at once.")
    int revoke(
            @Mixin DatabaseOptions database,
            @Parameters(paramLabel = "ID") UUID device,
            @Option(names = "--tenant", required = true, paramLabel = "SLUG") String slug)
            throws Exception {
        try (DatabaseOptions.Opened opened = database.open()) {
            opened.accounts().devices().revoke(Tenants.find(opened, slug), null, device);
            spec.commandLine().getOut().println("Revoked.");
            return 0;
        }
    }
}
