package app.praetor.cli;

import app.praetor.spec.SpecChange;
import app.praetor.spec.SpecVersion;
import app.praetor.spec.SpecView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code praetor spec}: compile, diff, export. */
@Command(
        name = "spec",
        mixinStandardHelpOptions = true,
        description = "The specification of a project: compile, diff, export.",
        subcommands = {SpecCommand.Compile.class, SpecCommand.Diff.class, SpecCommand.Export.class})
final class SpecCommand {
    private SpecCommand() {}

    @Command(
            name = "compile",
            mixinStandardHelpOptions = true,
            description = "Compiles; the same inputs, the same row.")
    static final class Compile extends InWorkspace implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "Project id.")
        String id = "";

        @Option(names = "--json", description = "As JSON.")
        boolean json;

        @Override
        public Integer call() {
            UUID project = Output.id(id);
            SpecView spec = options().inTenant(s -> s.services().specs().compile(project));
            if (json) {
                Output.json(Map.of(
                        "id",
                        spec.id().toString(),
                        "version",
                        spec.version(),
                        "sourceHash",
                        spec.sourceHash(),
                        "problems",
                        spec.problems()));
            } else {
                System.out.println("Version " + spec.version() + "  " + spec.sourceHash());
                spec.problems().forEach(System.out::println);
            }
            return spec.problems().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
        }
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = "What changed between the last two versions.")
    static final class Diff extends InWorkspace implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "Project id.")
        String id = "";

        @Option(names = "--detailed-exitcode", description = "Exit with 3 when something changed.")
        boolean detailed;

        @Override
        public Integer call() {
            UUID project = Output.id(id);
            List<SpecChange> changes = options().inTenant(s -> {
                List<SpecVersion> versions = s.services().specs().versions(project);
                return versions.size() < 2
                        ? List.of()
                        : s.services()
                                .specs()
                                .diff(
                                        project,
                                        versions.get(1).id(),
                                        versions.getFirst().id());
            });
            changes.forEach(c ->
                    System.out.println(c.kind() + "  " + c.id() + "  " + (c.after() != null ? c.after() : c.before())));
            return detailed && !changes.isEmpty() ? ExitCode.FINDINGS : ExitCode.DONE;
        }
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Writes the newest version to a file.")
    static final class Export extends InWorkspace implements Runnable {
        @Parameters(paramLabel = "ID", description = "Project id.")
        String id = "";

        @Option(names = "--format", paramLabel = "md|json", defaultValue = "md", description = "md or json.")
        String format = "md";

        @Option(names = "--out", paramLabel = "FILE", description = "File to write; default spec.FORMAT here.")
        @Nullable
        Path out;

        @Override
        public void run() {
            if (!format.equals("md") && !format.equals("json")) {
                throw new UsageException("This version exports md and json, not “" + format + "”.");
            }
            UUID project = Output.id(id);
            Path file = out == null ? Path.of("spec." + format) : out;
            options().inTenant(s -> {
                SpecView spec = s.services()
                        .specs()
                        .current(project)
                        .orElseThrow(() -> new IllegalStateException(
                                "There is no specification yet; run `praetor spec compile " + project + "`."));
                s.services().specs().export(project, spec.id(), format, file);
                return file;
            });
            System.err.println("Written to " + file);
        }
    }
}
