package app.praetor.ui.sync;

import app.praetor.sync.client.SyncDesk;
import app.praetor.sync.client.SyncDesk.Conflict;
import app.praetor.sync.client.SyncDesk.Field;
import app.praetor.sync.client.SyncException;
import app.praetor.ui.list.Patch;
import app.praetor.ui.task.UiTasks;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The conflicts, the one that is shown, and what was chosen so far for each of its fields. A field that nobody touched is not
 * written: it keeps what the row holds.
 */
public final class ConflictsViewModel {
    private final SyncDesk desk;
    private final UiTasks tasks;
    private final Runnable resolved;
    private final ObservableList<Conflict> conflicts = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Conflict> selected = new SimpleObjectProperty<>();
    private final Map<UUID, Map<String, Choice>> choices = new HashMap<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final StringProperty problem = new SimpleStringProperty("");
    private final BooleanProperty working = new SimpleBooleanProperty();

    /** Where a value comes from. */
    public enum Side {
        MINE,
        THEIRS,
        BEFORE,
        COMBINED
    }

    /**
     * What was chosen for a field.
     *
     * @param text what was typed; counts only for the side COMBINED, and stays when another side is taken
     */
    public record Choice(Side side, String text) {}

    ConflictsViewModel(SyncDesk desk, UiTasks tasks, Runnable resolved) {
        this.desk = desk;
        this.tasks = tasks;
        this.resolved = resolved;
    }

    void show(List<Conflict> now) {
        Conflict old = selected.get();
        int at = old == null ? 0 : indexOf(old.id());
        Patch.byKey(conflicts, now, Conflict::id);
        choices.keySet().removeIf(id -> indexOf(id) < 0);
        int again = old == null ? -1 : indexOf(old.id());
        if (again >= 0) {
            selected.set(conflicts.get(again));
        } else {
            select(conflicts.isEmpty() ? null : conflicts.get(Math.clamp(at, 0, conflicts.size() - 1)));
        }
    }

    private int indexOf(UUID id) {
        for (int i = 0; i < conflicts.size(); i++) {
            if (conflicts.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** Shows a conflict; null shows none. */
    public void select(@Nullable Conflict wanted) {
        Conflict old = selected.get();
        if (wanted == null || old == null || !old.id().equals(wanted.id())) {
            problem.set("");
        }
        selected.set(wanted);
    }

    /** Shows the conflict so many places further down, or up (negative). */
    public void step(int by) {
        Conflict now = selected.get();
        int to = (now == null ? -1 : indexOf(now.id())) + by;
        if (to >= 0 && to < conflicts.size()) {
            select(conflicts.get(to));
        }
    }

    /** What is chosen for a field of the conflict that is shown; what the row holds now when nobody chose. */
    public Choice choice(Field field) {
        Choice made = made().get(field.column());
        return made != null ? made : new Choice(holds(field), FieldValue.text(field.now()));
    }

    private Side holds(Field field) {
        Conflict now = selected.get();
        boolean mineFirst = now != null && now.mineIsHere();
        if (FieldValue.same(field.now(), mineFirst ? field.mine() : field.theirs())) {
            return mineFirst ? Side.MINE : Side.THEIRS;
        }
        if (FieldValue.same(field.now(), mineFirst ? field.theirs() : field.mine())) {
            return mineFirst ? Side.THEIRS : Side.MINE;
        }
        return FieldValue.same(field.now(), field.base()) ? Side.BEFORE : Side.COMBINED;
    }

    private Map<String, Choice> made() {
        Conflict now = selected.get();
        return now == null ? Map.of() : choices.getOrDefault(now.id(), Map.of());
    }

    /** Takes a side for a field. */
    public void choose(Field field, Side side) {
        put(field, new Choice(side, choice(field).text()));
    }

    /** Takes what was typed for a field. */
    public void combine(Field field, String text) {
        put(field, new Choice(Side.COMBINED, text));
    }

    private void put(Field field, Choice choice) {
        Conflict now = selected.get();
        if (now != null) {
            choices.computeIfAbsent(now.id(), id -> new LinkedHashMap<>()).put(field.column(), choice);
            problem.set("");
            revision.set(revision.get() + 1);
        }
    }

    /** The value that a choice stands for; nothing when what was typed does not fit. */
    static Optional<JsonNode> value(Field field, Choice choice) {
        return switch (choice.side()) {
            case MINE -> Optional.of(there(field.mine()));
            case THEIRS -> Optional.of(there(field.theirs()));
            case BEFORE -> Optional.of(there(field.base()));
            case COMBINED -> FieldValue.parse(kind(field), choice.text());
        };
    }

    private static JsonNode there(@Nullable JsonNode value) {
        return value == null ? JsonNodeFactory.instance.nullNode() : value;
    }

    static FieldValue.Kind kind(Field field) {
        return FieldValue.kind(field.mine(), field.theirs(), field.base(), field.now());
    }

    /** Message key of what is wrong with what was typed for a field; empty when nothing is. */
    public String problem(Field field) {
        Choice choice = choice(field);
        return value(field, choice).isPresent()
                ? ""
                : "sync.value." + kind(field).name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Writes what was chosen and goes on to the next conflict. Nothing is sent while a typed value does not fit. */
    public void resolve() {
        Conflict conflict = selected.get();
        if (conflict == null || working.get()) {
            return;
        }
        Map<String, JsonNode> wanted = new LinkedHashMap<>();
        for (Field field : conflict.fields()) {
            Choice choice = made().get(field.column());
            if (choice != null) {
                Optional<JsonNode> value = value(field, choice);
                if (value.isEmpty()) {
                    return;
                }
                wanted.put(field.column(), value.get());
            }
        }
        problem.set("");
        working.set(true);
        tasks.run(() -> desk.resolve(conflict.id(), wanted))
                .onSuccess(yes -> {
                    show(conflicts.stream()
                            .filter(each -> !each.id().equals(conflict.id()))
                            .toList());
                    resolved.run();
                })
                .onError(SyncException.class, refused -> problem.set(SyncViewModel.said(refused)))
                .onFinally(() -> working.set(false))
                .start();
    }

    public ObservableList<Conflict> conflicts() {
        return conflicts;
    }

    /** The conflict that is shown. */
    public ObjectProperty<@Nullable Conflict> selected() {
        return selected;
    }

    /** Counts every choice. */
    public ReadOnlyIntegerProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /** Why the last attempt did not end the conflict; empty when it did. */
    public StringProperty problem() {
        return problem;
    }

    public BooleanProperty working() {
        return working;
    }
}
