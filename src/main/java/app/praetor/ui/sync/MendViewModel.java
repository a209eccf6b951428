package app.praetor.ui.sync;

import app.praetor.sync.client.SyncDesk;
import app.praetor.sync.client.SyncDesk.Rejected;
import app.praetor.sync.client.SyncException;
import app.praetor.ui.task.UiTasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A change that the server did not take, with its values as fields to be mended. */
public final class MendViewModel {
    private final SyncDesk desk;
    private final UiTasks tasks;
    private final Runnable changed;
    private final Consumer<Throwable> failed;
    private final ObjectProperty<@Nullable Form> form = new SimpleObjectProperty<>();
    private final StringProperty problem = new SimpleStringProperty("");
    private final BooleanProperty working = new SimpleBooleanProperty();

    /** The fields of one change. */
    public record Form(Rejected change, List<Value> values) {}

    /** One value that can be edited. */
    public static final class Value {
        private final String column;
        private final FieldValue.Kind kind;
        private final JsonNode before;
        private final StringProperty text;
        private final StringProperty problem = new SimpleStringProperty("");

        Value(String column, JsonNode before) {
            this.column = column;
            this.before = before;
            this.kind = FieldValue.kind(before);
            this.text = new SimpleStringProperty(FieldValue.text(before));
            text.subscribe(now -> problem.set(""));
        }

        public String column() {
            return column;
        }

        FieldValue.Kind kind() {
            return kind;
        }

        public StringProperty text() {
            return text;
        }

        /** Message key of what is wrong; empty when nothing is. */
        public StringProperty problem() {
            return problem;
        }

        private Optional<JsonNode> value() {
            return text.get().equals(FieldValue.text(before))
                    ? Optional.of(before)
                    : FieldValue.parse(kind, text.get());
        }

        private boolean check() {
            boolean fits = value().isPresent();
            problem.set(fits ? "" : "sync.value." + kind.name().toLowerCase(Locale.ROOT));
            return fits;
        }
    }

    MendViewModel(SyncDesk desk, UiTasks tasks, Runnable changed, Consumer<Throwable> failed) {
        this.failed = failed;
        this.desk = desk;
        this.tasks = tasks;
        this.changed = changed;
    }

    /** Opens the form of a change. What was typed into that form before stays. */
    public void open(Rejected change) {
        Form now = form.get();
        if (now == null || !now.change().id().equals(change.id())) {
            problem.set("");
            form.set(new Form(
                    change,
                    change.values().entrySet().stream()
                            .map(each -> new Value(each.getKey(), each.getValue()))
                            .toList()));
        }
    }

    /** Closes the form; the change stays in the list. */
    public void close() {
        form.set(null);
        problem.set("");
    }

    /** The list was read again: a form whose change is gone closes. */
    void follow(List<Rejected> rejected) {
        Form now = form.get();
        if (now != null
                && rejected.stream().noneMatch(r -> r.id().equals(now.change().id()))) {
            close();
        }
    }

    /** Makes the change again with the values of the form. False when one does not fit, which its problem says. */
    public boolean send() {
        Form now = form.get();
        if (now == null || working.get()) {
            return false;
        }
        boolean fits = true;
        for (Value each : now.values()) {
            fits &= each.check();
        }
        if (!fits) {
            return false;
        }
        Map<String, JsonNode> mended = new LinkedHashMap<>();
        now.values().forEach(each -> each.value().ifPresent(value -> mended.put(each.column(), value)));
        work(() -> desk.sendAgain(now.change().id(), mended));
        return true;
    }

    /** Lets a change go for good. */
    public void letGo(UUID change) {
        if (!working.get()) {
            work(() -> desk.discard(change));
        }
    }

    private void work(UiTasks.Action action) {
        problem.set("");
        working.set(true);
        tasks.run(action)
                .onSuccess(yes -> {
                    close();
                    changed.run();
                })
                .onError(SyncException.class, refused -> {
                    if (form.get() == null) {
                        failed.accept(refused);
                    } else {
                        problem.set(SyncViewModel.said(refused));
                    }
                })
                .onError(Throwable.class, failed)
                .onFinally(() -> working.set(false))
                .start();
    }

    /** The form that is open, null when none is. */
    public ObjectProperty<@Nullable Form> form() {
        return form;
    }

    /** Why it could not be sent or let go; empty when it could. */
    public StringProperty problem() {
        return problem;
    }

    public BooleanProperty working() {
        return working;
    }
}
