package app.praetor.ui.feature;

import app.praetor.feature.FeatureService;
import app.praetor.feature.FeatureView;
import app.praetor.ui.list.Patch;
import app.praetor.ui.task.InOrder;
import app.praetor.ui.task.UiTasks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * State of the features screen of one project. A selection, a move or a note shows at once and is then written; the answer of
 * the last write is what stays. A write that fails brings back what is stored.
 */
public final class FeaturesViewModel {
    private final FeatureCalls calls;
    private final UUID projectId;
    private final InOrder writes;

    private final ObservableList<FeatureRow> rows = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper selectedCount = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<@Nullable FeatureView> shown = new SimpleObjectProperty<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private List<FeatureView> features = List.of();
    private boolean patching;

    public FeaturesViewModel(FeatureService service, UiTasks tasks, UUID projectId) {
        this(FeatureCalls.of(service), tasks, projectId);
    }

    FeaturesViewModel(FeatureCalls calls, UiTasks tasks, UUID projectId) {
        this.calls = calls;
        this.projectId = projectId;
        this.writes = new InOrder(tasks, busy);
        filter.subscribe(this::rebuild);
    }

    /** Reads the candidates. Also the answer to a change made elsewhere. */
    public void load() {
        call(() -> calls.list(projectId));
    }

    /** Scores the candidates from what discovery knows now. */
    void generate() {
        call(() -> calls.generate(projectId));
    }

    void select(UUID id, boolean selected) {
        FeatureView feature = find(id).orElse(null);
        if (feature == null || feature.selected() == selected) {
            return;
        }
        List<FeatureView> order = new ArrayList<>(selected());
        if (selected) {
            order.add(feature);
        } else {
            order.removeIf(f -> f.id().equals(id));
        }
        put(arranged(order));
        call(() -> calls.select(projectId, id, selected));
    }

    /** Moves a selected feature by so many places up (negative) or down. */
    void move(UUID id, int by) {
        int at = indexOfSelected(id);
        if (at >= 0) {
            moveTo(id, at + by);
        }
    }

    /** Puts a selected feature at a place among the selected ones, from 0; a place outside is the nearest end. */
    void moveTo(UUID id, int place) {
        int at = indexOfSelected(id);
        List<FeatureView> order = new ArrayList<>(selected());
        int to = Math.clamp(place, 0, Math.max(0, order.size() - 1));
        if (at < 0 || at == to) {
            return;
        }
        order.add(to, order.remove(at));
        put(arranged(order));
        List<UUID> ids = order.stream().map(FeatureView::id).toList();
        call(() -> calls.reorder(projectId, ids));
    }

    /** Keeps a note with a feature, selected or not. */
    void note(UUID id, String text) {
        String note = text.strip();
        FeatureView feature = find(id).orElse(null);
        if (feature == null || feature.notes().equals(note)) {
            return;
        }
        put(features.stream()
                .map(f -> f.id().equals(id) ? with(f, f.selected(), f.order(), note) : f)
                .toList());
        call(() -> calls.note(projectId, id, note));
    }

    private void call(Callable<List<FeatureView>> work) {
        writes.add(work, this::show, () -> writes.add(() -> calls.list(projectId), this::show, () -> {}));
    }

    /** Puts candidates into the properties, unless a later write is still on its way. */
    void show(List<FeatureView> now) {
        if (!writes.waiting()) {
            put(now);
            loaded.set(true);
        }
    }

    private void put(List<FeatureView> now) {
        features = List.copyOf(now);
        total.set(features.size());
        selectedCount.set((int) features.stream().filter(FeatureView::selected).count());
        FeatureView before = shown.get();
        shown.set(before == null ? null : find(before.id()).orElse(null));
        rebuild();
    }

    private void rebuild() {
        String words = filter.get().strip().toLowerCase(Locale.ROOT);
        List<FeatureView> matching = features.stream()
                .filter(f -> words.isEmpty() || matches(f, words))
                .toList();
        List<FeatureView> top = matching.stream()
                .filter(FeatureView::selected)
                .sorted(Comparator.comparingInt(FeatureView::order))
                .toList();
        List<FeatureView> rest = matching.stream().filter(f -> !f.selected()).toList();
        List<FeatureRow> next = new ArrayList<>();
        if (!top.isEmpty()) {
            next.add(new FeatureRow.Head(true, top.size()));
            for (FeatureView f : top) {
                next.add(new FeatureRow.Candidate(f, f.order() == selectedCount.get()));
            }
        }
        if (!rest.isEmpty()) {
            next.add(new FeatureRow.Head(false, rest.size()));
            rest.forEach(f -> next.add(new FeatureRow.Candidate(f, false)));
        }
        patching = true;
        Patch.byKey(rows, next, FeatureRow::key);
        patching = false;
        revision.set(revision.get() + 1);
    }

    /** Whether the rows are being brought up to date: what the list then reports as selected was not chosen by anyone. */
    boolean patching() {
        return patching;
    }

    /** Counts every completed change of the rows. */
    ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    private static boolean matches(FeatureView f, String words) {
        String text =
                (f.name() + ' ' + f.description() + ' ' + f.category() + ' ' + f.notes()).toLowerCase(Locale.ROOT);
        return text.contains(words);
    }

    /** All features with these selected in this order, the rest by score. */
    private List<FeatureView> arranged(List<FeatureView> order) {
        List<FeatureView> next = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            FeatureView f = order.get(i);
            next.add(with(f, true, i + 1, f.notes()));
        }
        features.stream()
                .filter(f -> order.stream().noneMatch(o -> o.id().equals(f.id())))
                .map(f -> with(f, false, 0, f.notes()))
                .sorted(Comparator.comparingDouble(FeatureView::score).reversed())
                .forEach(next::add);
        return next;
    }

    private static FeatureView with(FeatureView f, boolean selected, int order, String notes) {
        return new FeatureView(
                f.id(),
                f.name(),
                f.description(),
                f.category(),
                f.complexity(),
                f.score(),
                f.why(),
                f.signals(),
                selected,
                order,
                notes);
    }

    private List<FeatureView> selected() {
        return features.stream()
                .filter(FeatureView::selected)
                .sorted(Comparator.comparingInt(FeatureView::order))
                .toList();
    }

    private int indexOfSelected(UUID id) {
        return selected().stream().map(FeatureView::id).toList().indexOf(id);
    }

    Optional<FeatureView> find(UUID id) {
        return features.stream().filter(f -> f.id().equals(id)).findFirst();
    }

    ObservableList<FeatureRow> rows() {
        return rows;
    }

    StringProperty filterProperty() {
        return filter;
    }

    /** The candidate whose details are shown; null when none is. */
    ObjectProperty<@Nullable FeatureView> shownProperty() {
        return shown;
    }

    /** True once a call takes longer than a moment. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty selectedCountProperty() {
        return selectedCount.getReadOnlyProperty();
    }
}
