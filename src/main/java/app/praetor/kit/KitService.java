package app.praetor.kit;

import app.praetor.activity.Events;
import app.praetor.spec.SpecService;
import app.praetor.store.Change;
import app.praetor.store.Json;
import app.praetor.store.RowIds;
import app.praetor.store.Store;
import app.praetor.store.attachment.Attachment;
import app.praetor.store.attachment.AttachmentReport;
import app.praetor.store.attachment.SealedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Kits and their runs in a project. */
public final class KitService {
    private static final Logger LOG = LoggerFactory.getLogger(KitService.class);
    private static final List<String> BUILT_IN = List.of("requirements-pack");

    private final Store store;
    private final Events events;
    private final SpecService specs;
    private final RunBundles bundles;
    private final Clock clock;
    private final KitLoader loader = new KitLoader();
    private final KitRunner runner = new KitRunner();

    /**
     * @param bundles receives the bundle of each run
     */
    public KitService(Store store, Events events, SpecService specs, SealedFolder bundles, Clock clock) {
        this.store = store;
        this.events = events;
        this.specs = specs;
        this.bundles = new RunBundles(bundles);
        this.clock = clock;
    }

    /** A kit that can be run here. */
    public record KitInfo(String id, String name, String version, String type, String description, int outputs) {}

    /**
     * @param change create, update, delete, unchanged or failed
     */
    public record PlannedFile(String path, String change) {}

    /**
     * @param status valid, warnings or failed
     */
    public record OutputInfo(String path, String status, List<String> problems, long size) {}

    /**
     * @param phase phase that is being worked on; {@code done} of {@code total}
     * @param item path of an output; empty at the start of a phase
     */
    public record Progress(String phase, String item, int done, int total) {}

    /**
     * One run (table {@code kit_executions}).
     *
     * @param status running, completed, partial, failed or cancelled
     * @param bundle file name of the zip of a run that made files; null otherwise
     */
    public record RunInfo(
            UUID id,
            String kitId,
            String kitVersion,
            String status,
            @Nullable OffsetDateTime startedAt,
            long millis,
            List<OutputInfo> outputs,
            @Nullable String bundle,
            @Nullable String error) {}

    /** The kits that ship with the program. */
    public List<KitInfo> kits() {
        return BUILT_IN.stream()
                .map(this::builtIn)
                .map(kit -> new KitInfo(
                        kit.manifest().id(),
                        kit.manifest().name(),
                        kit.manifest().version(),
                        kit.manifest().type().name().toLowerCase(Locale.ROOT),
                        kit.manifest().description(),
                        kit.manifest().outputs().size()))
                .toList();
    }

    private Kit builtIn(String id) {
        try {
            return loader.builtIn(id);
        } catch (IOException e) {
            throw new UncheckedIOException("The kit " + id + " cannot be read", e);
        }
    }

    /**
     * A kit by the id of a built-in one, or a folder or zip file.
     *
     * @throws KitException with every problem of the kit
     */
    public Kit load(String idOrPath) {
        if (BUILT_IN.contains(idOrPath)) {
            return builtIn(idOrPath);
        }
        try {
            return loader.load(Path.of(idOrPath));
        } catch (IOException e) {
            throw new UncheckedIOException("The kit " + idOrPath + " cannot be read", e);
        }
    }

    /** What a run into a new folder would make. */
    public List<PlannedFile> plan(UUID projectId, String kitId) {
        return Scratch.in(scratch -> plan(projectId, load(kitId), Map.of(), scratch));
    }

    /** What a run into this folder would change. */
    public List<PlannedFile> plan(UUID projectId, Kit kit, Map<String, Object> inputs, Path out) {
        try {
            return runner.plan(kit, specs.document(projectId), inputs, out).entries().stream()
                    .map(e -> new PlannedFile(e.path(), word(e.action())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + out + " cannot be read", e);
        }
    }

    private static String word(KitPlan.Action action) {
        return action == KitPlan.Action.NO_CHANGE ? "unchanged" : action.name().toLowerCase(Locale.ROOT);
    }

    /** Runs a kit on the present specification into a bundle; blocks until it ends. */
    public RunInfo run(UUID projectId, String kitId, Consumer<Progress> progress, BooleanSupplier cancelled) {
        Kit kit = load(kitId);
        return Scratch.in(scratch -> run(projectId, kit, Map.of(), scratch, progress, cancelled));
    }

    /** Runs a kit into a folder, and keeps a bundle of it. */
    public RunInfo run(
            UUID projectId,
            Kit kit,
            Map<String, Object> inputs,
            Path out,
            Consumer<Progress> progress,
            BooleanSupplier cancelled) {
        JsonNode spec = specs.document(projectId);
        UUID runId = RowIds.next();
        OffsetDateTime start = OffsetDateTime.now(clock);
        KitManifest manifest = kit.manifest();
        store.write(unit -> {
            KitDao dao = unit.dao(KitDao.class);
            UUID definition = dao.definition(manifest.id(), manifest.version()).orElseGet(() -> define(dao, manifest));
            dao.start(
                    runId,
                    projectId,
                    events.userId(),
                    definition,
                    manifest.id(),
                    manifest.version(),
                    start,
                    Json.of(Map.of("kitHash", kit.hash())));
            unit.changed(Change.Kind.KITS, projectId);
            return runId;
        });
        try {
            KitResult result = runner.run(
                    kit,
                    spec,
                    inputs,
                    out,
                    (phase, subject, done, total) ->
                            progress.accept(new Progress(phase.name().toLowerCase(Locale.ROOT), subject, done, total)),
                    cancelled);
            boolean made = result.outputs().stream().anyMatch(o -> o.status() != KitResult.OutputStatus.FAILED);
            String bundle = null;
            Attachment kept = null;
            if (made && result.status() != KitResult.Status.CANCELLED) {
                bundle = runId + ".zip";
                kept = bundles.keep(bundle, out);
            }
            end(projectId, runId, manifest, start, result, bundle, kept);
        } catch (IOException | RuntimeException e) {
            fail(projectId, runId, manifest, start, e);
            if (e instanceof RuntimeException runtime) {
                throw runtime;
            }
            throw new UncheckedIOException("The kit could not write its outputs", (IOException) e);
        }
        return history(projectId).stream()
                .filter(run -> run.id().equals(runId))
                .findFirst()
                .orElseThrow();
    }

    private static UUID define(KitDao dao, KitManifest manifest) {
        UUID id = RowIds.next();
        dao.insertDefinition(
                id,
                manifest.id(),
                manifest.name(),
                manifest.description(),
                manifest.version(),
                manifest.type().name().toLowerCase(Locale.ROOT),
                Json.of(manifest),
                manifest.phases().stream().map(Enum::name).toList(),
                manifest.outputs().size());
        return id;
    }

    private void end(
            UUID projectId,
            UUID runId,
            KitManifest manifest,
            OffsetDateTime start,
            KitResult result,
            @Nullable String bundle,
            @Nullable Attachment kept) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Integer size = kept == null ? null : Math.toIntExact(kept.size());
        // The schema knows no "cancelled"; a cancelled run is a failed one with that reason.
        boolean cancelled = result.status() == KitResult.Status.CANCELLED;
        String status = cancelled ? "failed" : result.status().name().toLowerCase(Locale.ROOT);
        store.write(unit -> {
            KitDao dao = unit.dao(KitDao.class);
            dao.insertOutputs(result.outputs().stream()
                    .map(o -> output(runId, manifest, o))
                    .toList());
            dao.end(
                    runId,
                    status,
                    now,
                    millis(start, now),
                    result.outputs().size(),
                    count(result, KitResult.OutputStatus.VALID),
                    count(result, KitResult.OutputStatus.WARNINGS),
                    count(result, KitResult.OutputStatus.FAILED),
                    bundle,
                    size,
                    kept == null ? null : kept.sha256(),
                    cancelled ? "Cancelled" : null,
                    null);
            unit.changed(Change.Kind.KITS, projectId);
            events.log(
                    unit,
                    projectId,
                    "kit.run",
                    manifest.name() + " " + (cancelled ? "cancelled" : status) + " with "
                            + result.outputs().size() + " outputs",
                    Map.of("runId", runId));
            return runId;
        });
    }

    private void fail(UUID projectId, UUID runId, KitManifest manifest, OffsetDateTime start, Exception failure) {
        LOG.warn("kit run {} failed: {}", runId, failure.getClass().getSimpleName());
        OffsetDateTime now = OffsetDateTime.now(clock);
        String message = failure instanceof KitException ? failure.getMessage() : "The outputs could not be written.";
        store.write(unit -> {
            unit.dao(KitDao.class)
                    .end(runId, "failed", now, millis(start, now), 0, 0, 0, 0, null, null, null, message, "run");
            unit.changed(Change.Kind.KITS, projectId);
            events.log(unit, projectId, "kit.failed", manifest.name() + " failed", Map.of("runId", runId));
            return runId;
        });
    }

    private static int millis(OffsetDateTime start, OffsetDateTime end) {
        return (int) Duration.between(start, end).toMillis();
    }

    private static int count(KitResult result, KitResult.OutputStatus status) {
        return (int) result.outputs().stream().filter(o -> o.status() == status).count();
    }

    private static KitDao.OutputRow output(UUID runId, KitManifest manifest, KitResult.Output output) {
        String type = manifest.outputs().stream()
                .filter(o -> o.id().equals(output.id()))
                .map(KitManifest.Output::type)
                .findFirst()
                .orElse("file");
        boolean failed = output.status() == KitResult.OutputStatus.FAILED;
        List<String> problems = output.problems().stream().map(KitProblem::text).toList();
        return new KitDao.OutputRow(
                RowIds.next(),
                runId,
                output.id(),
                output.path(),
                type,
                output.status().name().toLowerCase(Locale.ROOT),
                failed ? problems.size() : 0,
                failed ? 0 : problems.size(),
                Json.of(problems),
                failed ? null : output.path(),
                Math.toIntExact(output.size()),
                failed ? null : output.sha256());
    }

    /** Runs of the project, newest first. */
    public List<RunInfo> history(UUID projectId) {
        List<KitDao.OutputRow> outputs = store.read(KitDao.class, dao -> dao.outputs(projectId));
        return store.read(KitDao.class, dao -> dao.runs(projectId)).stream()
                .map(row -> new RunInfo(
                        row.id(),
                        row.kitId(),
                        row.kitVersion(),
                        "Cancelled".equals(row.errorMessage()) ? "cancelled" : row.status(),
                        row.startedAt(),
                        row.executionTimeMs() == null ? 0 : row.executionTimeMs(),
                        outputs.stream()
                                .filter(o -> o.executionId().equals(row.id()))
                                .map(o -> new OutputInfo(
                                        o.filename(),
                                        o.status(),
                                        o.validationDetails()
                                                .valueStream()
                                                .map(JsonNode::asString)
                                                .toList(),
                                        o.contentSizeBytes()))
                                .toList(),
                        row.bundlePath(),
                        row.errorMessage()))
                .toList();
    }

    /**
     * The text of one output of a run, out of its bundle.
     *
     * @throws NoSuchElementException when the run or the output is not there
     */
    public String content(UUID projectId, UUID runId, String path) {
        return bundles.text(bundle(projectId, runId), path);
    }

    /**
     * Writes the bundle of a run in clear to a file outside the workspace.
     *
     * @throws NoSuchElementException when the run or its bundle is not there
     * @throws UncheckedIOException when the bundle is damaged or the file cannot be written; an older file is kept
     */
    public void saveBundle(UUID projectId, UUID runId, Path target) {
        bundles.saveAs(bundle(projectId, runId), target);
    }

    private String bundle(UUID projectId, UUID runId) {
        return store.read(KitDao.class, dao -> dao.runs(projectId)).stream()
                .filter(row -> row.id().equals(runId) && row.bundlePath() != null)
                .map(row -> String.valueOf(row.bundlePath()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("This run has no bundle."));
    }

    /** Whether the bundle of a run is on this device; a run of a colleague comes before its files do. */
    public boolean holds(RunInfo run) {
        return run.bundle() != null && bundles.holds(run.bundle());
    }

    /** Whether the bundles of all runs of the tenant are there and whole. */
    public AttachmentReport checkBundles() {
        return bundles.check(store.read(KitDao.class, KitDao::bundles));
    }

    /** Encrypts the bundles that an older version of the program left in clear. */
    public void sealOldBundles() {
        store.read(KitDao.class, KitDao::bundles).forEach(bundles::adopt);
    }
}
