package app.praetor.ui.knowledge;

import app.praetor.knowledge.own.KnowledgeService;
import app.praetor.knowledge.own.OwnCheck;
import app.praetor.knowledge.own.OwnCheck.Field;
import app.praetor.knowledge.own.OwnDraft;
import app.praetor.knowledge.own.OwnQuestion;
import app.praetor.ui.task.UiTasks;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The form of a question of one's own, with what a reviewer says while it is written. */
final class OwnQuestionViewModel {
    private static final OwnCheck NOTHING = new OwnCheck(Map.of(), List.of(), List.of());

    private final KnowledgeService service;
    private final UiTasks tasks;
    private final @Nullable OwnQuestion edited;
    private final StringProperty pool = new SimpleStringProperty("");
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty why = new SimpleStringProperty("");
    private final ObjectProperty<String> type = new SimpleObjectProperty<>("text");
    private final StringProperty options = new SimpleStringProperty("");
    private final StringProperty words = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<OwnCheck> check = new ReadOnlyObjectWrapper<>(NOTHING);
    private boolean due;
    private boolean tried;

    /**
     * @param edited null for a new question
     * @param pool the pool that is proposed for a new one
     */
    OwnQuestionViewModel(KnowledgeService service, UiTasks tasks, @Nullable OwnQuestion edited, String pool) {
        this.service = service;
        this.tasks = tasks;
        this.edited = edited;
        if (edited == null) {
            this.pool.set(pool);
        } else {
            OwnDraft draft = edited.draft();
            this.pool.set(draft.pool());
            text.set(draft.text());
            why.set(draft.why());
            type.set(draft.type());
            options.set(String.join("\n", draft.options()));
            words.set(String.join(", ", draft.words()));
        }
        for (StringProperty each : List.of(this.pool, text, why, options, words)) {
            each.addListener((property, old, now) -> look());
        }
        type.addListener((property, old, now) -> look());
    }

    /** What is in the form now. */
    OwnDraft draft() {
        return new OwnDraft(
                pool.get(),
                text.get(),
                why.get(),
                type.get(),
                options.get().lines().toList(),
                Arrays.asList(words.get().split("[,;\\n]", -1)));
    }

    private void look() {
        if (!due) {
            due = true;
            tasks.soon(() -> {
                due = false;
                OwnDraft draft = draft();
                tasks.run(() -> service.check(draft, self()))
                        .onSuccess(now -> {
                            if (draft.equals(draft())) {
                                told(now);
                            }
                        })
                        .start();
            });
        }
    }

    /** Until somebody tried to keep it, what is missing is only not written yet. */
    private void told(OwnCheck now) {
        check.set(tried ? now : new OwnCheck(Map.of(), now.advice(), now.similar()));
    }

    private @Nullable UUID self() {
        return edited == null ? null : edited.id();
    }

    /**
     * Keeps it when nothing must be put right.
     *
     * @param refused called when something must
     */
    void save(Consumer<OwnQuestion> kept, Runnable refused) {
        if (busy.get()) {
            return;
        }
        tried = true;
        busy.set(true);
        OwnDraft draft = draft();
        OwnQuestion old = edited;
        tasks.run(() -> {
                    OwnCheck now = service.check(draft, self());
                    if (!now.passes()) {
                        return new Saved(now, null);
                    }
                    return new Saved(now, old == null ? service.add(draft) : service.edit(old.id(), draft));
                })
                .onSuccess(saved -> {
                    told(saved.check());
                    OwnQuestion question = saved.question();
                    if (question != null) {
                        kept.accept(question);
                    } else {
                        refused.run();
                    }
                })
                .onFinally(() -> busy.set(false))
                .start();
    }

    private record Saved(OwnCheck check, @Nullable OwnQuestion question) {}

    /** What must be put right in a field; empty when nothing. */
    String problem(Field field) {
        return check.get().problems().getOrDefault(field, "");
    }

    boolean isNew() {
        return edited == null;
    }

    StringProperty pool() {
        return pool;
    }

    StringProperty text() {
        return text;
    }

    StringProperty why() {
        return why;
    }

    ObjectProperty<String> type() {
        return type;
    }

    /** The choices, one a line. */
    StringProperty options() {
        return options;
    }

    /** The words of the client, with commas between them. */
    StringProperty words() {
        return words;
    }

    /** Whether it is being kept. */
    BooleanProperty busy() {
        return busy;
    }

    ReadOnlyObjectProperty<OwnCheck> check() {
        return check.getReadOnlyProperty();
    }
}
