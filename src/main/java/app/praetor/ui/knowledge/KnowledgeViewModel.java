package app.praetor.ui.knowledge;

import app.praetor.knowledge.browse.Entry;
import app.praetor.knowledge.browse.Entry.Kind;
import app.praetor.knowledge.browse.Search;
import app.praetor.knowledge.own.KnowledgeService;
import app.praetor.knowledge.own.KnowledgeService.Shelf;
import app.praetor.knowledge.own.Own;
import app.praetor.knowledge.own.OwnQuestion;
import app.praetor.ui.common.Undo;
import app.praetor.ui.task.InOrder;
import app.praetor.ui.task.UiTasks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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

/** What is found of the knowledge, what of it is read, and what is done to it. */
public final class KnowledgeViewModel {
    private final KnowledgeService service;
    private final UiTasks tasks;
    private final InOrder order;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.ALL);
    private final ReadOnlyObjectWrapper<List<Found>> found = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Map<Part, Integer>> counts = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable Found> shown = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Undo> undo = new SimpleObjectProperty<>();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    private final BooleanProperty mayChange = new SimpleBooleanProperty();
    private @Nullable String wanted;
    private Read read = new Read(Search.of(List.of()), Own.NOTHING, Map.of(), Map.of(), false);

    /**
     * What was read from the service.
     *
     * @param pools key of the pool by key of the question
     * @param byKey every entry by kind and key
     */
    private record Read(
            Search search, Own own, Map<String, String> pools, Map<String, Entry> byKey, boolean mayChange) {
        static Read of(Shelf shelf) {
            Map<String, String> pools = new HashMap<>();
            Map<String, Entry> byKey = new HashMap<>();
            for (Entry each : shelf.entries()) {
                byKey.put(each.kind() + "/" + each.key(), each);
                if (each.kind() == Kind.POOL) {
                    each.questions().forEach(q -> pools.put(q.id(), each.key()));
                }
            }
            return new Read(Search.of(shelf.entries()), shelf.own(), pools, byKey, shelf.mayChange());
        }

        Found found(Entry entry) {
            boolean question = entry.kind() == Kind.QUESTION;
            return new Found(
                    entry, own.off(entry), question && own.offPools().contains(pools.getOrDefault(entry.key(), "")));
        }
    }

    public KnowledgeViewModel(KnowledgeService service, UiTasks tasks) {
        this.service = service;
        this.tasks = tasks;
        this.order = new InOrder(tasks, busy);
        query.subscribe(now -> look(false));
        part.subscribe(now -> look(false));
    }

    /** Reads everything, also again after a change made elsewhere; what is read stays open. */
    public void load() {
        call(() -> Read.of(service.shelf()), this::show);
    }

    /** Opens this question, or entry by kind and key, as soon as everything is read; null for none. */
    public void first(@Nullable String entry) {
        wanted = entry;
    }

    private void show(Read now) {
        read = now;
        mayChange.set(now.mayChange());
        loaded.set(true);
        look(true);
        String first = wanted;
        wanted = null;
        if (first != null) {
            Entry entry = now.byKey().get(first);
            if (entry == null) {
                openQuestion(first);
            } else {
                shown.set(now.found(entry));
            }
        }
    }

    /** @param keep whether what is read stays open although the list does not have it */
    private void look(boolean keep) {
        if (!loaded.get()) {
            return;
        }
        List<Found> all = read.search().find(query.get(), each -> true).stream()
                .map(read::found)
                .toList();
        Map<Part, Integer> numbers = new HashMap<>();
        for (Part each : Part.all()) {
            numbers.put(each, (int) all.stream().filter(each::holds).count());
        }
        counts.set(Map.copyOf(numbers));
        found.set(all.stream().filter(part.get()::holds).toList());
        Found before = shown.get();
        Entry still = before == null ? null : read.byKey().get(before.key());
        boolean listed =
                before != null && found.get().stream().anyMatch(f -> f.key().equals(before.key()));
        if (still != null && (listed || keep)) {
            shown.set(read.found(still));
        } else {
            shown.set(found.get().isEmpty() ? null : found.get().getFirst());
        }
    }

    /** Opens an entry; null closes what is open. */
    void open(@Nullable Found each) {
        shown.set(each);
    }

    /** Opens a question that is named on a page, wherever the list is. */
    void openQuestion(String key) {
        Entry entry = read.byKey().get(Kind.QUESTION + "/" + key);
        if (entry != null) {
            shown.set(read.found(entry));
        }
    }

    /** Whether a question is left out of new plans, by itself or with its pool. */
    boolean isOff(String question) {
        return read.own().offQuestions().contains(question)
                || read.own().offPools().contains(read.pools().getOrDefault(question, ""));
    }

    /** Switches an entry off or on, and offers to take that back. */
    void switchOff(Found each, boolean off) {
        if (mayChange.get() && each.entry().kind().switchable() && each.off() != off) {
            change(
                    () -> Read.of(service.switchOff(each.entry(), off)),
                    new Undo(
                            off ? "knowledge.off.done" : "knowledge.on.done",
                            each.entry().title(),
                            () -> call(() -> Read.of(service.switchOff(each.entry(), !off)), this::show)));
        }
    }

    /** The organization's question that an entry shows; empty for anything else. */
    Optional<OwnQuestion> own(Found each) {
        return read.own().questions().stream()
                .filter(q -> each.entry().kind() == Kind.QUESTION
                        && q.key().equals(each.entry().key()))
                .findFirst();
    }

    /** Names of the organization's pools. */
    List<String> ownPools() {
        return read.own().pools().stream().map(p -> p.name()).toList();
    }

    /** Deletes an own question, and offers to bring it back. */
    void delete(OwnQuestion question) {
        if (!mayChange.get()) {
            return;
        }
        change(
                () -> {
                    service.delete(question.id());
                    return Read.of(service.shelf());
                },
                new Undo(
                        "knowledge.deleted",
                        question.draft().text(),
                        () -> call(
                                () -> {
                                    service.restore(question);
                                    return Read.of(service.shelf());
                                },
                                now -> {
                                    show(now);
                                    openQuestion(question.key());
                                })));
    }

    /** The form for a question; {@code question} is null for a new one. */
    OwnQuestionViewModel form(@Nullable OwnQuestion question) {
        Found now = shown.get();
        String pool = now != null && now.entry().own() && now.entry().kind() == Kind.POOL
                ? now.entry().title()
                : ownPools().stream().findFirst().orElse("");
        return new OwnQuestionViewModel(service, tasks, question, pool);
    }

    /** Shows a question that was just kept. */
    void kept(OwnQuestion question) {
        call(() -> Read.of(service.shelf()), now -> {
            show(now);
            openQuestion(question.key());
        });
    }

    private void change(Callable<Read> work, Undo back) {
        call(work, now -> {
            show(now);
            undo.set(back);
        });
    }

    private <T> void call(Callable<T> work, Consumer<T> then) {
        order.add(work, then, () -> {});
    }

    /** The words that are looked for. */
    public StringProperty query() {
        return query;
    }

    ObjectProperty<Part> part() {
        return part;
    }

    /** What the list shows. */
    ReadOnlyObjectProperty<List<Found>> found() {
        return found.getReadOnlyProperty();
    }

    /** How much of each part has the words. */
    ReadOnlyObjectProperty<Map<Part, Integer>> counts() {
        return counts.getReadOnlyProperty();
    }

    /** What is read. */
    ReadOnlyObjectProperty<@Nullable Found> shown() {
        return shown.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Undo> undo() {
        return undo;
    }

    /** Whether something takes longer than a moment. */
    public BooleanProperty busy() {
        return busy;
    }

    /** Whether the person may change anything here. */
    BooleanProperty mayChange() {
        return mayChange;
    }

    /** Whether everything was read once. */
    public BooleanProperty loaded() {
        return loaded;
    }
}
