package app.praetor.app;

import app.praetor.discovery.session.FieldView;
import app.praetor.identity.Tenant;
import app.praetor.spec.CanonicalJson;
import app.praetor.store.Json;
import app.praetor.store.key.Unlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The guided tour: the main job with the sample client on a fresh, throw-away database; every result as a file. */
public final class Tour {
    /** Draws every screen of a project into a folder. */
    @FunctionalInterface
    public interface Pictures {
        void draw(Workspace workspace, Services services, UUID projectId, Path folder);
    }

    private final Pictures pictures;

    public Tour(Pictures pictures) {
        this.pictures = pictures;
    }

    /**
     * Leaves the tour's results in a folder; files of an earlier tour are overwritten.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    public void run(Path out) {
        try {
            Files.createDirectories(out);
            Path scratch = Files.createTempDirectory("praetor-tour-");
            try {
                run(out, scratch);
            } finally {
                delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The tour could not write to " + out, e);
        }
    }

    private void run(Path out, Path scratch) throws IOException {
        long start = System.nanoTime();
        WorkspaceFolder folder = new WorkspaceFolder(scratch.resolve("home"), scratch.resolve("config"));
        try (Workspace workspace = Workspace.open(folder, Unlock.NONE)) {
            long opened = (System.nanoTime() - start) / 1_000_000;
            Tenant tenant = workspace.identity().create("Ada & Partners", "Ada Keller");
            Services services = workspace.services(tenant);
            SampleProject.Result sample = new SampleProject(services).make();
            UUID id = sample.projectId();
            write(
                    out,
                    "requirements.json",
                    requirements(services.discovery().view(id).fields()));
            write(out, "features.json", services.features().list(id));
            write(out, "questions.json", services.questions().list(id));
            write(out, "tasks.json", services.tasks().list(id));
            UUID spec = services.specs().current(id).orElseThrow().id();
            services.specs().export(id, spec, "json", out.resolve("spec.json"));
            services.specs().export(id, spec, "md", out.resolve("spec.md"));
            if (sample.run().bundle() == null) {
                throw new IllegalStateException(
                        "The kit made no bundle: " + sample.run().error());
            }
            services.kits().saveBundle(id, sample.run().id(), out.resolve("bundle.zip"));
            long drawing = System.nanoTime();
            pictures.draw(workspace, services, id, out.resolve("screens"));
            Map<String, Long> timings = new LinkedHashMap<>();
            timings.put("open", opened);
            timings.putAll(sample.timings());
            timings.put("screens", (System.nanoTime() - drawing) / 1_000_000);
            timings.put("total", (System.nanoTime() - start) / 1_000_000);
            write(out, "timings.json", Map.of("unit", "milliseconds", "steps", timings));
        }
    }

    /** What the client said, by section and field, as the scripted interview prints it. */
    private static Map<String, ObjectNode> requirements(List<FieldView> fields) {
        Map<String, ObjectNode> sections = new TreeMap<>();
        for (FieldView field : fields) {
            ObjectNode section = sections.computeIfAbsent(field.section(), s -> Json.MAPPER.createObjectNode());
            if (field.type() != null) {
                ObjectNode cell =
                        section.putObject(field.path().substring(field.path().indexOf('.') + 1));
                cell.set("value", Json.of(field.list() ? field.values() : String.join("; ", field.values())));
                cell.put("confidence", field.confidence()).put("type", field.type());
                cell.put("turn", field.turn()).put("snippet", field.snippet());
            }
        }
        return sections;
    }

    private static void write(Path out, String name, Object value) throws IOException {
        Files.writeString(
                out.resolve(name), Json.parse(CanonicalJson.writeValue(value)).toPrettyString() + "\n");
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException failure) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
