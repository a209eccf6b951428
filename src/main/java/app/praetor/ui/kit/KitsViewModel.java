package app.praetor.ui.kit;

import app.praetor.kit.KitService;
import app.praetor.kit.KitService.KitInfo;
import app.praetor.kit.KitService.OutputInfo;
import app.praetor.kit.KitService.PlannedFile;
import app.praetor.kit.KitService.Progress;
import app.praetor.kit.KitService.RunInfo;
import app.praetor.store.attachment.AttachmentDamagedException;
import app.praetor.sync.client.FileDesk;
import app.praetor.sync.client.FileDesk.Moving;
import app.praetor.ui.list.Patch;
import app.praetor.ui.task.UiTasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/** The kits, what the selected one would do, the run that is under way and the runs before. */
public final class KitsViewModel {
    private final KitService service;
    private final UiTasks tasks;
    private final UUID projectId;
    private final ObservableList<KitInfo> kits = FXCollections.observableArrayList();
    private final ObservableList<PlannedFile> plan = FXCollections.observableArrayList();
    private final ObservableList<RunInfo> history = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable KitInfo> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable RunInfo> run = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable OutputInfo> output = new SimpleObjectProperty<>();
    private final StringProperty preview = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Progress> progress = new SimpleObjectProperty<>();
    private final BooleanProperty running = new SimpleBooleanProperty();
    private final BooleanProperty cancelling = new SimpleBooleanProperty();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    private final BooleanProperty planned = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Throwable> failure = new SimpleObjectProperty<>();
    private AtomicBoolean cancel = new AtomicBoolean();

    private final FileDesk files;
    private final ObservableMap<UUID, Missing> missing = FXCollections.observableHashMap();
    private @Nullable Runnable stop;
    private boolean due;

    /** Why the files of a run are not here; null when nobody is known who has them. */
    record Missing(@Nullable Moving moving) {}

    private record Loaded(List<KitInfo> kits, List<RunInfo> history, Map<UUID, Missing> missing) {}

    public KitsViewModel(KitService service, UiTasks tasks, UUID projectId, FileDesk files) {
        this.files = files;
        this.service = service;
        this.tasks = tasks;
        this.projectId = projectId;
    }

    /** Reads kits and history; the first kit is selected when none is. */
    public void load() {
        call(this::read, now -> {
            show(now.kits(), now.history(), now.missing());
            if (selected.get() == null && !kits.isEmpty()) {
                select(kits.getFirst());
            }
        });
    }

    /** Reads again after a change made elsewhere; the plan of the selected kit too, unless it runs. */
    public void refresh() {
        tasks.run(this::read)
                .onSuccess(now -> {
                    show(now.kits(), now.history(), now.missing());
                    KitInfo kit = selected.get();
                    if (kit != null && !running.get()) {
                        plan(kit);
                    }
                })
                .onError(Throwable.class, failure::set)
                .start();
    }

    private Loaded read() {
        List<RunInfo> runs = service.history(projectId);
        return new Loaded(service.kits(), runs, missing(runs));
    }

    private Map<UUID, Missing> missing(List<RunInfo> runs) {
        Map<UUID, Missing> none = new HashMap<>();
        for (RunInfo each : runs) {
            String bundle = each.bundle();
            if (bundle != null && !service.holds(each)) {
                none.put(each.id(), new Missing(files.of(bundle).orElse(null)));
            }
        }
        return none;
    }

    /** Follows the files that are on their way from now on. */
    void follow() {
        if (stop == null) {
            stop = files.listen(() -> tasks.onUi(this::look));
        }
    }

    /** Follows them no longer. */
    void unfollow() {
        Runnable unsubscribe = stop;
        stop = null;
        if (unsubscribe != null) {
            unsubscribe.run();
        }
    }

    private void look() {
        if (!due && !missing.isEmpty()) {
            due = true;
            tasks.soon(() -> {
                due = false;
                List<RunInfo> runs = List.copyOf(history);
                tasks.run(() -> missing(runs))
                        .onSuccess(this::showMissing)
                        .onError(Throwable.class, failure::set)
                        .start();
            });
        }
    }

    private void showMissing(Map<UUID, Missing> now) {
        missing.keySet().retainAll(now.keySet());
        missing.putAll(now);
    }

    /** Fetches the files of a run as soon as possible. */
    void fetch(RunInfo of) {
        String bundle = of.bundle();
        if (bundle != null) {
            tasks.run(() -> files.fetch(bundle))
                    .onError(Throwable.class, failure::set)
                    .start();
        }
    }

    /** The runs whose files are not on this device, by their ids. */
    ObservableMap<UUID, Missing> missing() {
        return missing;
    }

    void show(List<KitInfo> list, List<RunInfo> runs, Map<UUID, Missing> none) {
        showMissing(none);
        Patch.byKey(kits, list, KitInfo::id);
        Patch.byKey(history, runs, RunInfo::id);
        loaded.set(true);
    }

    /** Selects a kit, forgets the run that was shown and plans; null selects nothing. */
    public void select(@Nullable KitInfo kit) {
        KitInfo old = selected.get();
        boolean same = old != null && kit != null && old.id().equals(kit.id());
        selected.set(kit);
        if (!same) {
            plan.clear();
            planned.set(false);
            selectRun(null);
        }
        if (kit != null) {
            plan(kit);
        }
    }

    private void plan(KitInfo kit) {
        call(() -> service.plan(projectId, kit.id()), files -> showPlan(kit, files));
    }

    void showPlan(KitInfo kit, List<PlannedFile> files) {
        KitInfo now = selected.get();
        if (now != null && now.id().equals(kit.id())) {
            Patch.byKey(plan, files, PlannedFile::path);
            planned.set(true);
        }
    }

    /** Runs the selected kit; a run that is under way is not joined by another. */
    public void run() {
        KitInfo kit = selected.get();
        if (kit == null || running.get()) {
            return;
        }
        AtomicBoolean stop = new AtomicBoolean();
        cancel = stop;
        running.set(true);
        cancelling.set(false);
        progress.set(null);
        selectRun(null);
        Consumer<Progress> tell = now -> tasks.onUi(() -> showProgress(now));
        tasks.run(() -> service.run(projectId, kit.id(), tell, stop::get))
                .onSuccess(ended -> {
                    ended();
                    showRun(ended);
                    plan(kit);
                })
                .onError(Throwable.class, problem -> {
                    ended();
                    failure.set(problem);
                })
                .start();
    }

    private void ended() {
        running.set(false);
        cancelling.set(false);
        progress.set(null);
    }

    void showProgress(Progress now) {
        if (running.get()) {
            progress.set(now);
        }
    }

    void showRun(RunInfo ended) {
        List<RunInfo> runs = new ArrayList<>(history);
        runs.removeIf(r -> r.id().equals(ended.id()));
        runs.add(0, ended);
        Patch.byKey(history, runs, RunInfo::id);
        KitInfo kit = selected.get();
        if (kit != null && kit.id().equals(ended.kitId())) {
            selectRun(ended);
        }
    }

    /** Asks the run to stop after the output that it is writing. */
    public void cancel() {
        if (running.get()) {
            cancelling.set(true);
            cancel.set(true);
        }
    }

    /** Shows the outputs of a run; null goes back to the plan. */
    public void selectRun(@Nullable RunInfo wanted) {
        run.set(wanted);
        output.set(null);
        preview.set("");
    }

    /** Shows the text of an output of the shown run. */
    public void select(OutputInfo wanted) {
        RunInfo of = run.get();
        if (of == null) {
            return;
        }
        output.set(wanted);
        preview.set("");
        if (missing.containsKey(of.id())) {
            return;
        }
        tasks.run(() -> service.content(projectId, of.id(), wanted.path()))
                .busy(busy)
                .onSuccess(text -> showPreview(wanted, text))
                .onError(Throwable.class, problem -> {
                    failure.set(problem);
                    if (problem.getCause() instanceof AttachmentDamagedException) {
                        // The server may have it whole.
                        fetch(of);
                    }
                })
                .start();
    }

    void showPreview(OutputInfo of, String text) {
        if (of.equals(output.get())) {
            preview.set(text);
        }
    }

    /** Closes the preview. */
    public void closePreview() {
        output.set(null);
        preview.set("");
    }

    /** How many files of the plan would be changed in that way: create, update, delete or unchanged. */
    public long count(String change) {
        return plan.stream().filter(f -> f.change().equals(change)).count();
    }

    public ObservableList<KitInfo> kits() {
        return kits;
    }

    public ObservableList<PlannedFile> plan() {
        return plan;
    }

    public ObservableList<RunInfo> history() {
        return history;
    }

    public ObjectProperty<@Nullable KitInfo> selected() {
        return selected;
    }

    /** The run whose outputs are shown; null shows the plan. */
    public ObjectProperty<@Nullable RunInfo> shownRun() {
        return run;
    }

    public ObjectProperty<@Nullable OutputInfo> output() {
        return output;
    }

    public StringProperty preview() {
        return preview;
    }

    public ObjectProperty<@Nullable Progress> progress() {
        return progress;
    }

    public BooleanProperty running() {
        return running;
    }

    public BooleanProperty cancelling() {
        return cancelling;
    }

    public BooleanProperty busy() {
        return busy;
    }

    public BooleanProperty loaded() {
        return loaded;
    }

    /** Whether the plan of the selected kit is known. */
    public BooleanProperty planned() {
        return planned;
    }

    public ObjectProperty<@Nullable Throwable> failure() {
        return failure;
    }

    private <T> void call(Callable<T> work, Consumer<T> then) {
        tasks.run(work)
                .busy(busy)
                .onSuccess(then)
                .onError(Throwable.class, failure::set)
                .start();
    }

    /** Writes the bundle of a run to a file; blocks. */
    void saveBundle(RunInfo of, Path target) {
        service.saveBundle(projectId, of.id(), target);
    }
}
