package app.praetor.server.command;

import picocli.CommandLine.Command;

/** Serves, by name. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Answer devices until stopped.")
public final class ServeCommand extends Serving {}
