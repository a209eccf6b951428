package app.praetor.cli;

import app.praetor.app.ProjectFile;
import app.praetor.project.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code praetor project}: list, show, export, import. */
@Command(
        name = "project",
        mixinStandardHelpOptions = true,
        description = "Projects: list, show, export, import.",
        subcommands = {
            ProjectCommand.ListProjects.class,
            ProjectCommand.Show.class,
            ProjectCommand.Export.class,
            ProjectCommand.Import.class
        })
final class ProjectCommand {
    private ProjectCommand() {}

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The projects, newest change first.")
    static final class ListProjects extends InWorkspace implements Runnable {
        @Option(names = "--json", description = "As JSON.")
        boolean json;

        @Override
        public void run() {
            List<Project> projects =
                    options().inTenant(session -> session.services().projects().list());
            if (json) {
                Output.json(projects.stream()
                        .map(p -> Map.of(
                                "id", p.id().toString(),
                                "name", p.name(),
                                "template", p.template().key(),
                                "phase", p.phase().name()))
                        .toList());
            } else {
                projects.forEach(p -> System.out.println(p.id() + "  " + p.phase() + "  " + p.name()));
            }
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Everything of one project.")
    static final class Show extends InWorkspace implements Runnable {
        @Parameters(paramLabel = "ID", description = "Project id.")
        String id = "";

        @Option(names = "--json", description = "As JSON in canonical order; without it, a summary.")
        boolean json;

        @Override
        public void run() {
            UUID project = Output.id(id);
            var document = options().inTenant(session -> {
                Project found = session.services().projects().get(project);
                return Map.entry(
                        found,
                        new ProjectFile(session.workspace(), session.services().tenant()).read(project));
            });
            if (json) {
                Output.json(document.getValue());
            } else {
                Project found = document.getKey();
                System.out.println(found.name() + " (" + found.template().key() + ", " + found.phase() + ")");
                System.out.println(document.getValue().path("tables").properties().stream()
                        .map(e -> "  " + e.getKey() + ": " + e.getValue().size())
                        .collect(Collectors.joining("\n")));
            }
        }
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Writes one project as a .praetor file.")
    static final class Export extends InWorkspace implements Runnable {
        @Parameters(index = "0", paramLabel = "ID", description = "Project id.")
        String id = "";

        @Parameters(index = "1", paramLabel = "FILE", description = "File to write.")
        Path file = Path.of("");

        @Override
        public void run() {
            UUID project = Output.id(id);
            options().inTenant(session -> {
                new ProjectFile(session.workspace(), session.services().tenant()).exportTo(project, file);
                return project;
            });
            System.err.println("Exported to " + file);
        }
    }

    @Command(name = "import", mixinStandardHelpOptions = true, description = "Reads a project from a .praetor file.")
    static final class Import extends InWorkspace implements Runnable {
        @Parameters(paramLabel = "FILE", description = "File to read.")
        Path file = Path.of("");

        @Override
        public void run() {
            UUID project = options().inTenant(session -> {
                try {
                    return new ProjectFile(
                                    session.workspace(), session.services().tenant())
                            .importFrom(file);
                } catch (IllegalArgumentException e) {
                    throw new UsageException(file + ": " + e.getMessage());
                }
            });
            System.out.println(project);
        }
    }
}
