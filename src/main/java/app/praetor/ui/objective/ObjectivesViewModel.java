package app.praetor.ui.objective;

import app.praetor.discovery.Objective;
import app.praetor.discovery.objective.ObjectiveException;
import app.praetor.discovery.version.ObjectiveDiff;
import app.praetor.discovery.version.ObjectiveShelf;
import app.praetor.discovery.version.ObjectiveShelf.Line;
import app.praetor.discovery.version.ObjectiveShelf.Version;
import app.praetor.discovery.version.OwnObjectives;
import app.praetor.ui.common.Undo;
import app.praetor.ui.discovery.Drafts;
import app.praetor.ui.task.InOrder;
import app.praetor.ui.task.UiTasks;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

/**
 * The editions of an objective and the draft that is written. There is one draft for each objective; it is kept until it is
 * saved or discarded, whatever else is looked at.
 */
public final class ObjectivesViewModel {
    private static final long MAX_FILE = 1 << 20;
    private static final String FIRST = "project_discovery";

    private final OwnObjectives service;
    private final Drafts drafts;
    private final InOrder order;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable ObjectiveShelf> shelf = new ReadOnlyObjectWrapper<>();
    private final StringProperty key = new SimpleStringProperty(FIRST);
    private final ReadOnlyObjectWrapper<List<Edition>> editions = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Edition> shown = new ReadOnlyObjectWrapper<>();
    private final StringProperty note = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Objective> passed = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable ObjectiveDiff> diff = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Undo> undo = new SimpleObjectProperty<>();

    /** @param drafts outlive the screen */
    public ObjectivesViewModel(OwnObjectives service, UiTasks tasks, Drafts drafts) {
        this.service = service;
        this.drafts = drafts;
        this.order = new InOrder(tasks, busy);
    }

    /** Reads everything, also again after a change made elsewhere; what is looked at stays open. */
    public void load() {
        call(service::shelf, now -> show(now, null));
    }

    /** @param wanted the version to look at; null for what was looked at before */
    private void show(ObjectiveShelf now, @Nullable UUID wanted) {
        Edition before = shown.get();
        shelf.set(now);
        list();
        String open = wanted != null ? wanted.toString() : before == null ? "" : before.key();
        look(editions.get().stream()
                .filter(each -> each.key().equals(open))
                .findFirst()
                .orElseGet(this::first));
    }

    private void list() {
        ObjectiveShelf now = shelf.get();
        if (now == null) {
            return;
        }
        Line line = now.line(key.get());
        List<Edition> all = new ArrayList<>();
        String draft = drafts.get(draftId());
        if (!draft.isEmpty()) {
            all.add(new Edition(Edition.Kind.DRAFT, draft, null, false));
        }
        for (Version each : line.versions()) {
            all.add(new Edition(Edition.Kind.VERSION, each.text(), each, each.active()));
        }
        all.add(new Edition(Edition.Kind.SHIPPED, line.shipped(), null, line.active() == null));
        editions.set(List.copyOf(all));
    }

    /** The draft, or else what new conversations ask. */
    private @Nullable Edition first() {
        List<Edition> all = editions.get();
        return all.stream()
                .filter(each -> each.kind() == Edition.Kind.DRAFT || each.active())
                .findFirst()
                .orElse(all.isEmpty() ? null : all.getLast());
    }

    /** Looks at another objective. */
    void choose(String objective) {
        if (!key.get().equals(objective)) {
            key.set(objective);
            note.set("");
            list();
            look(first());
        }
    }

    /** Looks at an edition. */
    void look(@Nullable Edition edition) {
        Edition before = shown.get();
        if (edition == null
                || before == null
                || !edition.key().equals(before.key())
                || !edition.text().equals(before.text())) {
            forget();
        }
        shown.set(edition);
    }

    private void forget() {
        problem.set(null);
        passed.set(null);
        diff.set(null);
    }

    /** Whether the person may change anything here. */
    boolean mayChange() {
        ObjectiveShelf now = shelf.get();
        return now != null && now.mayChange();
    }

    /** Whether what is looked at can be typed into: the draft, or anything while there is none. */
    boolean editable() {
        Edition now = shown.get();
        return now != null && mayChange() && (now.kind() == Edition.Kind.DRAFT || !hasDraft());
    }

    boolean hasDraft() {
        return !drafts.get(draftId()).isEmpty();
    }

    /** What was typed; makes the draft out of what is looked at. */
    void typed(String text) {
        Edition now = shown.get();
        if (now == null || !editable() || text.equals(now.text())) {
            return;
        }
        // A text of which everything was deleted is a draft as well.
        drafts.put(draftId(), text.isEmpty() ? "\n" : text);
        forget();
        list();
        shown.set(editions.get().getFirst());
    }

    /** Reads the text that is looked at as a conversation would. */
    void check() {
        read(passed::set);
    }

    /** Says what is different from what ships, or goes back to the text. */
    void compare() {
        if (diff.get() != null) {
            diff.set(null);
        } else {
            read(now -> diff.set(ObjectiveDiff.of(service.shipped(key.get()), now)));
        }
    }

    private void read(Consumer<Objective> then) {
        Edition now = shown.get();
        if (now != null) {
            String objective = key.get();
            refusing(() -> service.check(objective, now.text()), then);
        }
    }

    /** Keeps the draft as a new version. */
    void save() {
        Edition now = shown.get();
        if (now == null || now.kind() != Edition.Kind.DRAFT) {
            return;
        }
        String objective = key.get();
        String words = note.get();
        UUID draft = draftId();
        record Saved(UUID id, ObjectiveShelf shelf) {}
        refusing(() -> new Saved(service.save(objective, now.text(), words), service.shelf()), saved -> {
            // What was typed while it was saved is a draft of its own.
            if (drafts.get(draft).equals(now.text())) {
                drafts.put(draft, "");
            }
            note.set("");
            show(saved.shelf(), saved.id());
        });
    }

    /** A text that is refused is no failure: it stays, and the place is told. */
    private <T> void refusing(Callable<T> work, Consumer<T> then) {
        record Outcome<V>(@Nullable V value, @Nullable Problem problem) {}
        call(
                () -> {
                    try {
                        return new Outcome<>(work.call(), null);
                    } catch (ObjectiveException e) {
                        return new Outcome<T>(null, new Problem(e.line(), e.pointer(), e.problem()));
                    }
                },
                outcome -> {
                    forget();
                    problem.set(outcome.problem());
                    T value = outcome.value();
                    if (value != null) {
                        then.accept(value);
                    }
                });
    }

    /** Lets new conversations ask what is looked at, and offers to take that back. */
    void activate() {
        Edition now = shown.get();
        ObjectiveShelf all = shelf.get();
        if (now == null || all == null || now.active() || now.kind() == Edition.Kind.DRAFT) {
            return;
        }
        String objective = key.get();
        Version before = all.line(objective).active();
        activate(
                objective,
                now.version(),
                () -> undo.set(
                        new Undo("objective.activated", objective, () -> activate(objective, before, () -> {}))));
    }

    private void activate(String objective, @Nullable Version version, Runnable then) {
        call(
                () -> {
                    if (version == null) {
                        service.returnToShipped(objective);
                    } else {
                        service.activate(version.id());
                    }
                    return service.shelf();
                },
                now -> {
                    show(now, null);
                    then.run();
                });
    }

    /** Gives the draft up, and offers to bring it back. */
    void discard() {
        replace("", "objective.discarded");
    }

    /** Makes a file's text the draft; an older draft can be brought back. */
    void importFrom(Path file) {
        call(() -> text(file), text -> replace(text, "objective.imported"));
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE) {
            throw new IllegalArgumentException("The file is larger than an objective can be. Nothing was changed.");
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
            if (text.isBlank()) {
                throw new IllegalArgumentException("The file is empty. Nothing was changed.");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The file is not a text in UTF-8. Nothing was changed.", e);
        }
    }

    private void replace(String text, String what) {
        UUID draft = draftId();
        String objective = key.get();
        String before = drafts.get(draft);
        put(draft, objective, text);
        if (!before.isEmpty()) {
            undo.set(new Undo(what, objective, () -> put(draft, objective, before)));
        }
    }

    private void put(UUID draft, String objective, String text) {
        drafts.put(draft, text);
        if (key.get().equals(objective)) {
            list();
            look(first());
        }
    }

    private UUID draftId() {
        return UUID.nameUUIDFromBytes(("objective-draft:" + key.get()).getBytes(StandardCharsets.UTF_8));
    }

    private <T> void call(Callable<T> work, Consumer<T> then) {
        order.add(work, then, () -> {});
    }

    ReadOnlyObjectProperty<@Nullable ObjectiveShelf> shelf() {
        return shelf.getReadOnlyProperty();
    }

    /** The context type that is looked at. */
    StringProperty key() {
        return key;
    }

    ReadOnlyObjectProperty<List<Edition>> editions() {
        return editions.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Edition> shown() {
        return shown.getReadOnlyProperty();
    }

    /** What is different in the draft and why. */
    StringProperty note() {
        return note;
    }

    /** Why the text was refused; null when it was not, or not read since it was changed. */
    ObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    /** What the text says, once it was checked; null before. */
    ObjectProperty<@Nullable Objective> passed() {
        return passed;
    }

    /** The comparison, while it is looked at. */
    ObjectProperty<@Nullable ObjectiveDiff> diff() {
        return diff;
    }

    ObjectProperty<@Nullable Undo> undo() {
        return undo;
    }

    /** Whether something takes longer than a moment. */
    public BooleanProperty busy() {
        return busy;
    }
}
