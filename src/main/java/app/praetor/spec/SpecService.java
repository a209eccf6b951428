package app.praetor.spec;

import app.praetor.activity.Events;
import app.praetor.store.Change;
import app.praetor.store.Json;
import app.praetor.store.RowIds;
import app.praetor.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Compiled specifications of a project. */
public final class SpecService {
    private final Store store;
    private final Events events;
    private final SpecSnapshot snapshot;
    private final Clock clock;
    private final SpecCompiler compiler = new SpecCompiler();
    private final SpecValidator validator = new SpecValidator();

    public SpecService(Store store, Events events, SpecSnapshot snapshot, Clock clock) {
        this.store = store;
        this.events = events;
        this.snapshot = snapshot;
        this.clock = clock;
    }

    /** The newest one; empty before the first {@link #compile}. */
    public Optional<SpecView> current(UUID projectId) {
        return newest(projectId).map(row -> SpecViews.of(row, stale(projectId, row)));
    }

    private Optional<SpecDao.Row> newest(UUID projectId) {
        return store.read(SpecDao.class, dao -> dao.all(projectId)).stream().findFirst();
    }

    private boolean stale(UUID projectId, SpecDao.Row row) {
        return !compiler.sourceHash(snapshot.of(projectId), SpecFormat.V2).equals(row.sourceHash());
    }

    /** The newest document as JSON, compiled when there is none or its sources have changed since. */
    public JsonNode document(UUID projectId) {
        compile(projectId);
        return newest(projectId).orElseThrow().spec();
    }

    /** Compiles; the same inputs give the stored row again. */
    public SpecView compile(UUID projectId) {
        SpecInputs inputs = snapshot.of(projectId);
        String hash = compiler.sourceHash(inputs, SpecFormat.V2);
        return store.write(unit -> {
            SpecDao dao = unit.dao(SpecDao.class);
            List<SpecDao.Row> versions = dao.all(projectId);
            if (!versions.isEmpty() && versions.getFirst().sourceHash().equals(hash)) {
                return SpecViews.of(versions.getFirst(), false);
            }
            CompiledSpec compiled = compiler.compile(
                    inputs,
                    SpecFormat.V2,
                    versions.isEmpty() ? null : versions.getFirst().spec());
            List<String> problems = validator.validate(compiled.spec()).stream()
                    .map(p -> p.pointer() + ": " + p.message())
                    .toList();
            UUID id = RowIds.next();
            String version = String.valueOf(versions.size() + 1);
            dao.insert(
                    id,
                    projectId,
                    version,
                    SpecFormat.V2.text(),
                    compiled.spec(),
                    Json.of(Map.of("valid", problems.isEmpty(), "problems", problems)),
                    OffsetDateTime.now(clock),
                    events.userId().toString(),
                    hash,
                    Json.parse(compiled.canonicalJson()));
            unit.changed(Change.Kind.SPECIFICATION, projectId);
            events.log(
                    unit,
                    projectId,
                    "specification.compiled",
                    "Specification version " + version + " compiled",
                    Map.of("version", version, "hash", hash));
            return SpecViews.of(dao.find(projectId, id).orElseThrow(), false);
        });
    }

    /** Versions, newest first. */
    public List<SpecVersion> versions(UUID projectId) {
        return store.read(SpecDao.class, dao -> dao.all(projectId)).stream()
                .map(row ->
                        new SpecVersion(row.id(), row.version(), row.compiledAt(), SpecViews.requirements(row.spec())))
                .toList();
    }

    /** What changed from one version to a later one. */
    public List<SpecChange> diff(UUID projectId, UUID fromId, UUID toId) {
        SpecDiff diff = SpecDiff.semantic(
                find(projectId, fromId).spec(), find(projectId, toId).spec());
        List<SpecChange> changes = new ArrayList<>();
        diff.added().forEach(i -> changes.add(new SpecChange("added", i.id(), null, i.statement())));
        diff.changed()
                .forEach(c -> changes.add(new SpecChange(
                        "changed",
                        c.after().id(),
                        c.before().statement(),
                        c.after().statement())));
        diff.removed().forEach(i -> changes.add(new SpecChange("removed", i.id(), i.statement(), null)));
        return changes;
    }

    /**
     * Writes a version as {@code md} or {@code json}.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    public void export(UUID projectId, UUID specId, String format, Path file) {
        JsonNode spec = find(projectId, specId).spec();
        String text = switch (format) {
            case "md" -> SpecMarkdown.render(spec);
            case "json" -> Json.parse(CanonicalJson.write(spec)).toPrettyString() + "\n";
            default -> throw new IllegalArgumentException("Unknown format “" + format + "”.");
        };
        try {
            Path target = file.toAbsolutePath();
            Files.createDirectories(target.getParent());
            Path part = target.resolveSibling(target.getFileName() + ".part");
            Files.writeString(part, text);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The specification could not be written to " + file, e);
        }
    }

    private SpecDao.Row find(UUID projectId, UUID id) {
        return store.read(SpecDao.class, dao -> dao.find(projectId, id))
                .orElseThrow(() -> new NoSuchElementException("This version is not here any more."));
    }
}
