package app.praetor.kit;

import app.praetor.kit.KitManifest.OnExisting;
import app.praetor.kit.KitManifest.Phase;
import app.praetor.kit.KitPlan.Action;
import app.praetor.kit.KitPlan.Entry;
import app.praetor.kit.KitResult.OutputStatus;
import app.praetor.kit.KitResult.Status;
import app.praetor.spec.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plans and runs kits of type file. A run stages everything beside the output folder first, then moves file by file. */
public final class KitRunner {
    /** The answers file of a run: kit, inputs without secrets, and the hash of every file that was made. */
    public static final String ANSWERS = ".praetor-kit.yaml";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private record Prepared(KitInputs inputs, List<Rendering.Made> made, Map<String, String> before, KitPlan plan) {}

    /**
     * What a run would change.
     *
     * @param spec a compiled specification
     * @param inputs what x-from and defaults do not give; may be empty
     * @throws KitException when the kit cannot run or an input is missing
     */
    public KitPlan plan(Kit kit, JsonNode spec, Map<String, Object> inputs, Path outDir) throws IOException {
        refuse(kit);
        return prepare(kit, spec, inputs, outDir, () -> false).plan();
    }

    /** Runs whatever the plan is now. */
    public KitResult run(
            Kit kit,
            JsonNode spec,
            Map<String, Object> inputs,
            Path outDir,
            ProgressListener listener,
            BooleanSupplier cancel)
            throws IOException {
        return run(kit, spec, inputs, outDir, listener, cancel, null);
    }

    /**
     * Runs a kit.
     *
     * @param approvedPlan hash of the plan that was shown; another plan is refused. Null to take any
     * @throws KitException when the kit needs what this version cannot do, an input is missing, or the plan is stale
     * @throws IOException when the output folder cannot be read or written
     */
    public KitResult run(
            Kit kit,
            JsonNode spec,
            Map<String, Object> inputs,
            Path outDir,
            ProgressListener listener,
            BooleanSupplier cancel,
            @Nullable String approvedPlan)
            throws IOException {
        refuse(kit);
        listener.progress(Phase.SPEC, "", 0, 1);
        Prepared p = prepare(kit, spec, inputs, outDir, cancel);
        int total = p.made().size();
        listener.progress(Phase.PLAN, "", total, total);
        if (approvedPlan != null && !approvedPlan.equals(p.plan().hash())) {
            throw new KitException(new KitProblem(
                    "", 0, "", "the plan is stale: inputs, kit or files have changed since it was made"));
        }
        List<KitResult.Output> outputs = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            Rendering.Made m = p.made().get(i);
            outputs.add(result(m, p.plan().entries().get(i)));
            listener.progress(Phase.VALIDATE, m.path(), i + 1, total);
        }
        if (cancel.getAsBoolean()) {
            return new KitResult(
                    Status.CANCELLED, outputs, p.plan().hash(), p.inputs().hash());
        }
        if (!kit.manifest().phases().contains(Phase.APPLY)) {
            return new KitResult(
                    overall(outputs), outputs, p.plan().hash(), p.inputs().hash());
        }
        if (!apply(kit, p, outDir, listener, cancel)) {
            return new KitResult(
                    Status.CANCELLED, outputs, p.plan().hash(), p.inputs().hash());
        }
        List<KitResult.Output> verified = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            listener.progress(Phase.VERIFY, outputs.get(i).path(), i + 1, total);
            verified.add(verify(outputs.get(i), p.plan().entries().get(i), outDir));
        }
        return new KitResult(
                overall(verified), verified, p.plan().hash(), p.inputs().hash());
    }

    private static void refuse(Kit kit) {
        if (!kit.manifest().unsupported().isEmpty()) {
            throw new KitException(kit.manifest().unsupported().stream()
                    .distinct()
                    .map(part -> new KitProblem("kit.yaml", 0, "", part + " is not supported by this version"))
                    .toList());
        }
    }

    @SuppressWarnings("unchecked")
    private static Prepared prepare(
            Kit kit, JsonNode spec, Map<String, Object> given, Path outDir, BooleanSupplier cancel) throws IOException {
        Map<String, Object> specMap = MAPPER.treeToValue(spec, Map.class);
        KitInputs inputs = KitInputs.bind(kit, specMap, given);
        Map<String, Object> context = KitContext.of(kit, specMap, inputs.all());
        List<Rendering.Made> made =
                new Rendering(kit, cancel).render(context, path -> Files.isRegularFile(outDir.resolve(path)));
        Map<String, String> before = answers(outDir);
        List<Entry> entries = new ArrayList<>();
        Map<String, String> present = new TreeMap<>();
        for (Rendering.Made m : made) {
            entries.add(entry(m, outDir, before, present));
        }
        if (made.stream().noneMatch(Rendering.Made::failed) && !cancel.getAsBoolean()) {
            for (Map.Entry<String, String> file : before.entrySet()) {
                boolean still = made.stream().anyMatch(m -> m.path().equals(file.getKey()));
                if (!still && !KitLoader.unsafe(file.getKey()) && !throughLink(outDir, file.getKey())) {
                    String now = hash(outDir.resolve(file.getKey()));
                    present.put(file.getKey(), now);
                    if (now.equals(file.getValue())) {
                        entries.add(new Entry("", file.getKey(), Action.DELETE, "no longer made by the kit"));
                    } else if (!now.isEmpty()) {
                        entries.add(new Entry(
                                "",
                                file.getKey(),
                                Action.NO_CHANGE,
                                "no longer made by the kit, kept: changed by hand"));
                    }
                }
            }
        }
        Map<String, Object> hashed = new LinkedHashMap<>();
        hashed.put("kit", kit.hash());
        hashed.put("inputs", inputs.hash());
        hashed.put("entries", entries);
        hashed.put("present", present);
        hashed.put(
                "made", made.stream().map(m -> CanonicalJson.sha256(m.bytes())).toList());
        return new Prepared(
                inputs, made, before, new KitPlan(entries, CanonicalJson.sha256(CanonicalJson.writeValue(hashed))));
    }

    private static Entry entry(Rendering.Made m, Path outDir, Map<String, String> before, Map<String, String> present)
            throws IOException {
        String id = m.output().id();
        if (m.failed()) {
            return new Entry(
                    id, m.path(), Action.FAILED, m.problems().getFirst().message());
        }
        if (throughLink(outDir, m.path())) {
            return new Entry(id, m.path(), Action.FAILED, "the path goes through a link or is a folder");
        }
        String now = hash(outDir.resolve(m.path()));
        present.put(m.path(), now);
        if (now.isEmpty()) {
            return new Entry(id, m.path(), Action.CREATE, "");
        }
        if (now.equals(CanonicalJson.sha256(m.bytes()))) {
            return new Entry(id, m.path(), Action.NO_CHANGE, "");
        }
        OnExisting rule = m.output().onExisting();
        if (rule == OnExisting.CREATE || rule == OnExisting.SKIP) {
            return new Entry(id, m.path(), Action.NO_CHANGE, "kept: the file was there");
        }
        if (rule == OnExisting.MERGE3 && !now.equals(before.get(m.path()))) {
            return new Entry(
                    id,
                    m.path(),
                    Action.FAILED,
                    "changed by hand since the last run: merging is not supported by this version");
        }
        return new Entry(id, m.path(), Action.UPDATE, "");
    }

    private static KitResult.Output result(Rendering.Made m, Entry entry) {
        List<KitProblem> problems = new ArrayList<>(m.problems());
        boolean failed = entry.action() == Action.FAILED;
        if (failed && !m.failed()) {
            problems.add(new KitProblem(m.path(), 0, "", entry.reason()));
        }
        OutputStatus status =
                failed ? OutputStatus.FAILED : problems.isEmpty() ? OutputStatus.VALID : OutputStatus.WARNINGS;
        byte[] bytes = m.bytes();
        return new KitResult.Output(
                m.output().id(),
                m.path(),
                status,
                entry.action(),
                problems,
                failed ? "" : CanonicalJson.sha256(bytes),
                failed ? 0 : bytes.length);
    }

    /** False when it was cancelled: then nothing was changed. */
    private static boolean apply(Kit kit, Prepared p, Path outDir, ProgressListener listener, BooleanSupplier cancel)
            throws IOException {
        Path target = outDir.toAbsolutePath().normalize();
        Path parent = target.getParent();
        Files.createDirectories(target);
        Path stage = Files.createTempDirectory(parent == null ? target : parent, ".praetor-stage-");
        try {
            List<Integer> writes = new ArrayList<>();
            for (int i = 0; i < p.made().size(); i++) {
                Action action = p.plan().entries().get(i).action();
                if (cancel.getAsBoolean()) {
                    return false;
                }
                if (action == Action.CREATE || action == Action.UPDATE) {
                    Files.write(
                            stage.resolve(String.valueOf(i)), p.made().get(i).bytes());
                    writes.add(i);
                }
            }
            for (int i : writes) {
                Path file = target.resolve(p.made().get(i).path());
                Path folder = file.getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                Files.move(
                        stage.resolve(String.valueOf(i)),
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                listener.progress(
                        Phase.APPLY, p.made().get(i).path(), i + 1, p.made().size());
            }
            for (Entry entry : p.plan().entries()) {
                if (entry.action() == Action.DELETE) {
                    Files.deleteIfExists(target.resolve(entry.path()));
                }
            }
            if (p.plan().entries().stream().anyMatch(e -> e.action() != Action.FAILED)) {
                Path answers = stage.resolve("answers");
                Files.writeString(answers, answers(kit, p));
                Files.move(
                        answers,
                        target.resolve(ANSWERS),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return true;
        } finally {
            try (var left = Files.list(stage)) {
                for (Path file : left.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(stage);
        }
    }

    private static KitResult.Output verify(KitResult.Output output, Entry entry, Path outDir) throws IOException {
        boolean kept = entry.reason().startsWith("kept");
        if (output.status() == OutputStatus.FAILED
                || kept
                || hash(outDir.resolve(output.path())).equals(output.sha256())) {
            return output;
        }
        return new KitResult.Output(
                output.id(),
                output.path(),
                OutputStatus.FAILED,
                output.action(),
                List.of(new KitProblem(output.path(), 0, "", "was changed by somebody else during the run")),
                "",
                0);
    }

    private static Status overall(List<KitResult.Output> outputs) {
        long failed =
                outputs.stream().filter(o -> o.status() == OutputStatus.FAILED).count();
        return failed == 0 ? Status.COMPLETED : failed == outputs.size() ? Status.FAILED : Status.PARTIAL;
    }

    /** JSON is YAML: canonical, so that the same run writes the same bytes. */
    private static String answers(Kit kit, Prepared p) {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < p.made().size(); i++) {
            Rendering.Made m = p.made().get(i);
            Entry entry = p.plan().entries().get(i);
            String earlier = p.before().get(m.path());
            if (entry.action() != Action.FAILED && !entry.reason().startsWith("kept")) {
                files.put(m.path(), CanonicalJson.sha256(m.bytes()));
            } else if (earlier != null) {
                files.put(m.path(), earlier);
            }
        }
        if (p.made().stream().anyMatch(Rendering.Made::failed)) {
            p.before().forEach(files::putIfAbsent);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("kit", kit.manifest().id());
        all.put("version", kit.manifest().version());
        all.put("inputs", p.inputs().open());
        all.put("inputsHash", p.inputs().hash());
        all.put("files", files);
        return "# Written by Praetor. Kit, inputs and the hash of each file, for the next run.\n"
                + CanonicalJson.writeValue(all) + "\n";
    }

    private static Map<String, String> answers(Path outDir) throws IOException {
        Path file = outDir.resolve(ANSWERS);
        Map<String, String> files = new TreeMap<>();
        if (Files.isRegularFile(file)
                && YamlTree.parse(ANSWERS, Files.readString(file)).value() instanceof Map<?, ?> map
                && map.get("files") instanceof Map<?, ?> made) {
            made.forEach((path, hash) -> files.put(String.valueOf(path), String.valueOf(hash)));
        }
        return files;
    }

    private static boolean throughLink(Path outDir, String path) {
        Path p = outDir;
        for (String part : path.split("/")) {
            p = p.resolve(part);
            if (Files.isSymbolicLink(p)) {
                return true;
            }
        }
        return Files.isDirectory(p);
    }

    private static String hash(Path file) throws IOException {
        return Files.isRegularFile(file) ? CanonicalJson.sha256(Files.readAllBytes(file)) : "";
    }
}
