package app.praetor.cli;

import app.praetor.kit.Kit;
import app.praetor.kit.KitException;
import app.praetor.kit.KitLoader;
import app.praetor.kit.KitProblem;
import app.praetor.kit.KitService.PlannedFile;
import app.praetor.kit.KitService.RunInfo;
import app.praetor.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;

/** {@code praetor kit}: lint, plan, run. */
@Command(
        name = "kit",
        mixinStandardHelpOptions = true,
        description = "Kits: lint, plan, run.",
        subcommands = {KitCommand.Lint.class, KitCommand.Plan.class, KitCommand.Run.class})
final class KitCommand {
    private KitCommand() {}

    private static Kit load(String kit) {
        try {
            return kit.equals("requirements-pack") ? new KitLoader().builtIn(kit) : new KitLoader().load(Path.of(kit));
        } catch (KitException e) {
            e.problems().stream().map(KitProblem::text).forEach(System.err::println);
            throw new UsageException("The kit " + kit + " has problems.");
        } catch (IOException e) {
            throw new UsageException("The kit " + kit + " cannot be read.");
        }
    }

    @Command(name = "lint", mixinStandardHelpOptions = true, description = "Checks a kit without running it.")
    static final class Lint implements Callable<Integer> {
        @Parameters(paramLabel = "KIT", description = "Folder, zip, or requirements-pack.")
        String kit = "";

        @Option(names = "--json", description = "As JSON.")
        boolean json;

        @Override
        public Integer call() {
            List<KitProblem> problems = problems();
            if (json) {
                Output.json(problems);
            } else {
                problems.stream().map(KitProblem::text).forEach(System.out::println);
            }
            return problems.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
        }

        private List<KitProblem> problems() {
            try {
                if (kit.equals("requirements-pack")) {
                    new KitLoader().builtIn(kit);
                } else {
                    new KitLoader().load(Path.of(kit));
                }
                return List.of();
            } catch (KitException e) {
                return e.problems();
            } catch (IOException e) {
                throw new UsageException("The kit " + kit + " cannot be read.");
            }
        }
    }

    /** What plan and run share. */
    static class Target extends InWorkspace {
        @Parameters(paramLabel = "KIT", description = "Folder, zip, or requirements-pack.")
        String kit = "";

        @Option(names = "--project", paramLabel = "ID", required = true, description = "Project id.")
        String project = "";

        @Option(names = "--inputs", paramLabel = "FILE", description = "Inputs as JSON.")
        @Nullable
        Path inputs;

        @Option(names = "--out", paramLabel = "DIR", description = "Folder for the outputs; default out/.")
        Path out = Path.of("out");

        @Option(names = "--json", description = "As JSON.")
        boolean json;

        Map<String, Object> values() {
            Map<String, Object> values = new HashMap<>();
            if (inputs != null) {
                try {
                    Json.parse(Files.readString(inputs))
                            .properties()
                            .forEach(e -> values.put(e.getKey(), Json.MAPPER.treeToValue(e.getValue(), Object.class)));
                } catch (IOException | JacksonException e) {
                    throw new UsageException("The inputs " + inputs + " are not readable JSON.");
                }
            }
            return values;
        }

        List<PlannedFile> plan() {
            UUID id = Output.id(project);
            Kit loaded = load(kit);
            return options().inTenant(s -> s.services().kits().plan(id, loaded, values(), out));
        }

        int print(List<PlannedFile> plan, boolean detailed) {
            if (json) {
                Output.json(plan);
            } else {
                plan.forEach(f -> System.out.println(f.change() + "  " + f.path()));
            }
            boolean changes = plan.stream().anyMatch(f -> !f.change().equals("unchanged"));
            return detailed && changes ? ExitCode.FINDINGS : ExitCode.DONE;
        }
    }

    @Command(name = "plan", mixinStandardHelpOptions = true, description = "Says what a run would change.")
    static final class Plan extends Target implements Callable<Integer> {
        @Option(names = "--detailed-exitcode", description = "Exit with 3 when something would change.")
        boolean detailed;

        @Override
        public Integer call() {
            return print(plan(), detailed);
        }
    }

    @Command(name = "run", mixinStandardHelpOptions = true, description = "Makes the outputs.")
    static final class Run extends Target implements Callable<Integer> {
        @Option(names = "--dry-run", description = "Only say what would change.")
        boolean dryRun;

        @Override
        public Integer call() {
            if (dryRun) {
                return print(plan(), false);
            }
            UUID id = Output.id(project);
            Kit loaded = load(kit);
            RunInfo run = options()
                    .inTenant(s -> s.services()
                            .kits()
                            .run(
                                    id,
                                    loaded,
                                    values(),
                                    out,
                                    p -> System.err.println(
                                            p.phase() + " " + p.item() + " " + p.done() + "/" + p.total()),
                                    () -> false));
            if (json) {
                Output.json(Map.of("id", run.id().toString(), "status", run.status(), "outputs", run.outputs()));
            } else {
                run.outputs().forEach(o -> System.out.println(o.status() + "  " + o.path()));
            }
            return switch (run.status()) {
                case "completed" -> ExitCode.DONE;
                case "partial" -> ExitCode.FINDINGS;
                default -> ExitCode.FAILED;
            };
        }
    }
}
