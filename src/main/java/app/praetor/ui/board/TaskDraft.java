package app.praetor.ui.board;

import app.praetor.task.TaskView;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the inspector is editing: fields that follow the task until somebody types, and are kept when saving fails. */
final class TaskDraft {
    private final BoardViewModel board;
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty description = new SimpleStringProperty("");
    private final StringProperty priority = new SimpleStringProperty("medium");
    private final StringProperty assignee = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable LocalDate> due = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Throwable> problem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> titleOther = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> descriptionOther = new SimpleObjectProperty<>();
    private Set<String> sent = Set.of();
    private final Map<UUID, Kept> kept = new HashMap<>();
    private @Nullable TaskView base;
    private boolean following;

    /** What could not be stored and was left for another task; it is there again when one comes back. */
    private record Kept(
            String title,
            String description,
            String priority,
            String assignee,
            @Nullable LocalDate due,
            Throwable problem) {}

    TaskDraft(BoardViewModel board) {
        this.board = board;
        board.selected().subscribe(this::follow);
    }

    /** While the fields change to another task, controls that save on change must not save the half of it. */
    private void follow(@Nullable TaskView task) {
        following = true;
        try {
            take(task);
        } finally {
            following = false;
        }
    }

    private void take(@Nullable TaskView task) {
        TaskView old = base;
        boolean same = old != null && task != null && old.id().equals(task.id());
        if (old != null && !same && changed()) {
            base = task;
            store(old);
        }
        if (task == null) {
            base = null;
            return;
        }
        if (!same || old == null) {
            problem.set(null);
        }
        titleOther.set(other(titleOther.get(), title.get(), same && old != null ? old.title() : null, task.title()));
        descriptionOther.set(other(
                descriptionOther.get(),
                description.get(),
                same && old != null ? old.description() : null,
                task.description()));
        take(title, same && old != null ? old.title() : null, task.title());
        take(description, same && old != null ? old.description() : null, task.description());
        take(priority, same && old != null ? old.priority() : null, task.priority());
        take(assignee, same && old != null ? text(old.assignee()) : null, text(task.assignee()));
        if (!same || old == null || Objects.equals(due.get(), old.due())) {
            due.set(task.due());
        }
        base = task;
        Kept unsaved = kept.remove(task.id());
        if (unsaved != null) {
            title.set(unsaved.title());
            description.set(unsaved.description());
            priority.set(unsaved.priority());
            assignee.set(unsaved.assignee());
            due.set(unsaved.due());
            problem.set(unsaved.problem());
        }
    }

    /** What somebody else stored while this field was being edited; null when nobody did. */
    private @Nullable String other(@Nullable String told, String typed, @Nullable String before, String now) {
        if (before == null || typed.equals(before) || typed.equals(now) || sent.contains(now)) {
            return null;
        }
        return now.equals(before) ? told : now;
    }

    /** Puts what somebody else stored into the fields. */
    void takeOther(StringProperty field, ObjectProperty<@Nullable String> other) {
        String value = other.get();
        if (value != null) {
            other.set(null);
            field.set(value);
        }
    }

    /** A field that somebody has typed into keeps what was typed. */
    private static void take(Property<String> field, @Nullable String before, String now) {
        if (before == null || field.getValue().equals(before)) {
            field.setValue(now);
        }
    }

    private boolean changed() {
        TaskView b = base;
        return b != null
                && !(b.title().equals(title.get())
                        && b.description().equals(description.get())
                        && b.priority().equals(priority.get())
                        && text(b.assignee()).equals(assignee.get())
                        && Objects.equals(b.due(), due.get()));
    }

    /** Stores the fields when they differ from the task. */
    void save() {
        TaskView task = base;
        if (!following && task != null && changed()) {
            problem.set(null);
            store(task);
        }
    }

    private void store(TaskView task) {
        String typedTitle = title.get();
        String typedDescription = description.get();
        String typedPriority = priority.get();
        String typedAssignee = assignee.get();
        LocalDate typedDue = due.get();
        sent = new HashSet<>(List.of(typedTitle, typedDescription));
        board.update(this, task.id(), failure -> {
            TaskView now = base;
            if (now != null && now.id().equals(task.id())) {
                problem.set(failure);
            } else {
                kept.put(
                        task.id(),
                        new Kept(typedTitle, typedDescription, typedPriority, typedAssignee, typedDue, failure));
                board.failure().set(failure);
            }
        });
    }

    /** Puts the task's own values back. */
    void revert() {
        TaskView task = base;
        if (task != null) {
            following = true;
            title.set(task.title());
            description.set(task.description());
            priority.set(task.priority());
            assignee.set(text(task.assignee()));
            due.set(task.due());
            problem.set(null);
            titleOther.set(null);
            descriptionOther.set(null);
            following = false;
        }
    }

    void depend(List<UUID> dependencies) {
        TaskView task = base;
        if (task != null) {
            problem.set(null);
            board.depend(task.id(), dependencies, problem::set);
        }
    }

    StringProperty title() {
        return title;
    }

    StringProperty description() {
        return description;
    }

    StringProperty priority() {
        return priority;
    }

    StringProperty assignee() {
        return assignee;
    }

    ObjectProperty<@Nullable LocalDate> due() {
        return due;
    }

    /** The title that somebody else stored while it was being edited here. */
    ObjectProperty<@Nullable String> titleOther() {
        return titleOther;
    }

    ObjectProperty<@Nullable String> descriptionOther() {
        return descriptionOther;
    }

    ObjectProperty<@Nullable Throwable> problem() {
        return problem;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
