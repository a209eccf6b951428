package app.praetor.ui.spec;

import app.praetor.spec.SpecChange;
import app.praetor.spec.SpecService;
import app.praetor.spec.SpecVersion;
import app.praetor.spec.SpecView;
import app.praetor.ui.list.Patch;
import app.praetor.ui.task.UiTasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The newest specification, the line whose sources are shown, the versions and what changed between two. */
public final class SpecViewModel {
    private final SpecService service;
    private final UiTasks tasks;
    private final UUID projectId;
    private final ObjectProperty<@Nullable SpecView> spec = new SimpleObjectProperty<>();
    private final ObjectProperty<SpecView.@Nullable Line> line = new SimpleObjectProperty<>();
    private final ObservableList<SpecVersion> versions = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Comparison> comparison = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Path> exported = new SimpleObjectProperty<>();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty compiling = new SimpleBooleanProperty();
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Throwable> failure = new SimpleObjectProperty<>();

    /** Two versions and the requirements that differ. */
    public record Comparison(SpecVersion from, SpecVersion to, List<SpecChange> changes) {}

    private record Loaded(Optional<SpecView> spec, List<SpecVersion> versions) {}

    private @Nullable String wanted;

    public SpecViewModel(SpecService service, UiTasks tasks, UUID projectId) {
        this.service = service;
        this.tasks = tasks;
        this.projectId = projectId;
    }

    /** Reads the newest specification and its versions. */
    public void load() {
        call(() -> new Loaded(service.current(projectId), service.versions(projectId)), this::take);
    }

    /** Reads again after a change made elsewhere; a compilation under way brings the newest anyway. */
    public void refresh() {
        if (!compiling.get()) {
            tasks.run(() -> new Loaded(service.current(projectId), service.versions(projectId)))
                    .onSuccess(now -> {
                        if (!compiling.get()) {
                            take(now);
                        }
                    })
                    .onError(Throwable.class, failure::set)
                    .start();
        }
    }

    /** Compiles what is known now; unchanged inputs give the same version again. */
    public void compile() {
        if (compiling.get()) {
            return;
        }
        compiling.set(true);
        tasks.run(() -> {
                    SpecView now = service.compile(projectId);
                    return new Loaded(Optional.of(now), service.versions(projectId));
                })
                .busy(busy)
                .onSuccess(now -> {
                    compiling.set(false);
                    take(now);
                })
                .onError(Throwable.class, problem -> {
                    compiling.set(false);
                    failure.set(problem);
                })
                .start();
    }

    private void take(Loaded now) {
        show(now.spec().orElse(null), now.versions());
    }

    /** Selects the requirement with this id as soon as the specification is there; null for none. */
    public void first(@Nullable String id) {
        wanted = id;
    }

    /** Shows a specification; the selected line stays selected when it is still there. */
    void show(@Nullable SpecView view, List<SpecVersion> list) {
        spec.set(view);
        Patch.byKey(versions, list, SpecVersion::id);
        loaded.set(true);
        SpecView.Line old = line.get();
        String first = wanted;
        if (view != null && first != null) {
            wanted = null;
            lines(view).filter(l -> l.id().equals(first)).findFirst().ifPresent(line::set);
        } else if (old != null) {
            line.set(view == null ? null : again(view, old));
        }
    }

    private static Stream<SpecView.Line> lines(SpecView view) {
        return view.sections().stream().flatMap(s -> s.lines().stream());
    }

    private static SpecView.@Nullable Line again(SpecView view, SpecView.Line old) {
        return lines(view)
                .filter(l -> old.id().isEmpty() ? l.text().equals(old.text()) : l.id().equals(old.id()))
                .findFirst()
                .orElse(null);
    }

    /** Shows where a line comes from. */
    public void select(SpecView.@Nullable Line wanted) {
        comparison.set(null);
        line.set(wanted);
    }

    /** Shows what a version changed against the one before it. */
    public void compare(SpecVersion to) {
        int at = versions.indexOf(to);
        if (at >= 0 && at + 1 < versions.size()) {
            SpecVersion from = versions.get(at + 1);
            call(() -> service.diff(projectId, from.id(), to.id()), changes -> showChanges(from, to, changes));
        }
    }

    void showChanges(SpecVersion from, SpecVersion to, List<SpecChange> changes) {
        line.set(null);
        comparison.set(new Comparison(from, to, changes));
    }

    /** Whether there is an older version to compare with. */
    public boolean comparable(SpecVersion version) {
        int at = versions.indexOf(version);
        return at >= 0 && at + 1 < versions.size();
    }

    /**
     * Writes the shown version.
     *
     * @param format md or json
     */
    public void export(String format, Path file) {
        SpecView view = spec.get();
        if (view == null) {
            return;
        }
        exported.set(null);
        call(
                () -> {
                    service.export(projectId, view.id(), format, file);
                    return file;
                },
                exported::set);
    }

    public ObjectProperty<@Nullable SpecView> spec() {
        return spec;
    }

    /** The line whose sources are shown. */
    public ObjectProperty<SpecView.@Nullable Line> line() {
        return line;
    }

    public ObservableList<SpecVersion> versions() {
        return versions;
    }

    public ObjectProperty<@Nullable Comparison> comparison() {
        return comparison;
    }

    /** The file that was written last. */
    public ObjectProperty<@Nullable Path> exported() {
        return exported;
    }

    public BooleanProperty busy() {
        return busy;
    }

    public BooleanProperty compiling() {
        return compiling;
    }

    public BooleanProperty loaded() {
        return loaded;
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
}
