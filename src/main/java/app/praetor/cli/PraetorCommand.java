package app.praetor.cli;

import app.praetor.log.Scrub;
import app.praetor.store.WorkspaceException;
import app.praetor.store.attachment.AttachmentDamagedException;
import app.praetor.sync.client.SyncException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code praetor}: the commands by name. */
@Command(
        name = "praetor",
        description = "Takes a client from a first conversation to a reviewed specification, offline."
                + " Without a command it opens the window.",
        mixinStandardHelpOptions = true,
        versionProvider = PraetorCommand.Version.class,
        subcommands = {
            TourCommand.class,
            InterviewCommand.class,
            ObjectivesCommand.class,
            ProjectCommand.class,
            SpecCommand.class,
            KitCommand.class,
            SearchCommand.class,
            SyncCommand.class,
            DbCommand.class
        })
public final class PraetorCommand implements Runnable {
    @Mixin
    CommonOptions options = new CommonOptions();

    @Spec
    CommandSpec spec;

    private final Window window;

    /** Opens the window on a workspace; the command line knows nothing of the toolkit. */
    @FunctionalInterface
    public interface Window {
        void open(CommonOptions options);
    }

    private PraetorCommand(Window window, CommandSpec none) {
        this.window = window;
        this.spec = none;
    }

    /** Runs a command line and returns its exit code. */
    public static int run(String[] args, Window window, TourCommand.Runner tour) {
        PraetorCommand root = new PraetorCommand(window, CommandSpec.create());
        CommandLine line = new CommandLine(root, new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == TourCommand.class
                        ? type.cast(new TourCommand(tour))
                        : CommandLine.defaultFactory().create(type);
            }
        });
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            err.println("praetor: " + message(failure));
            if (root.options.verbose) {
                err.println(Scrub.details(failure).stripTrailing());
            }
            return failure instanceof UsageException ? ExitCode.USAGE : ExitCode.FAILED;
        });
        return line.execute(args);
    }

    /** One clear line: our own messages as they are; of anything else only its kind, for it may quote data. */
    private static String message(Exception failure) {
        boolean ours = failure instanceof UsageException
                || failure instanceof WorkspaceException
                || failure instanceof SyncException
                || failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException
                || failure instanceof NoSuchElementException;
        if (failure instanceof UncheckedIOException
                && failure.getCause() instanceof AttachmentDamagedException damaged) {
            return String.valueOf(damaged.getMessage());
        }
        String text = failure.getMessage();
        return ours && text != null
                ? text.lines().findFirst().orElse(text)
                : "failed (" + failure.getClass().getSimpleName() + "); run again with --verbose for more.";
    }

    @Override
    public void run() {
        window.open(options);
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = PraetorCommand.class.getPackage().getImplementationVersion();
            return new String[] {"praetor " + (version == null ? "development" : version)};
        }
    }
}
