package app.praetor.ui.discovery;

import app.praetor.discovery.research.Research;
import app.praetor.discovery.session.DiscoveryService;
import app.praetor.discovery.session.DiscoveryView;
import app.praetor.discovery.session.FieldView;
import app.praetor.discovery.session.Message;
import app.praetor.ui.discovery.reader.ChatReader;
import app.praetor.ui.discovery.reader.ChatReader.Choice;
import app.praetor.ui.list.Patch;
import app.praetor.ui.task.InOrder;
import app.praetor.ui.task.UiTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** State of the discovery screen of one project. Every call leaves the FX thread and comes back with a whole view. */
public final class DiscoveryViewModel {
    /** The sentence that a value came from. */
    record Mark(UUID messageId, String snippet) {}

    /** How much is known; shown as "n of m known". */
    record Progress(int known, int total, double completeness) {}

    private final DiscoveryCalls calls;
    private final ChatReader reader;
    private final UiTasks tasks;
    private final InOrder talking;
    private final InOrder calling;
    private final UUID projectId;
    private final Drafts drafts;

    private final ObservableList<ChatLine> lines = FXCollections.observableArrayList();
    private final ObservableList<FieldView> fields = FXCollections.observableArrayList();
    private final StringProperty draft = new SimpleStringProperty("");
    private final BooleanProperty talkingLong = new SimpleBooleanProperty();
    private final BooleanProperty callingLong = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Choice> choice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper();
    private final BooleanBinding busy = talkingLong.and(reading.not()).or(callingLong);
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<String> phase = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(new Progress(0, 0, 0));
    private final ReadOnlyObjectWrapper<List<Research>> research = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Mark> mark = new ReadOnlyObjectWrapper<>();
    private @Nullable DiscoveryView view;
    private @Nullable String underway;
    private @Nullable String wanted;
    private @Nullable UUID wantedMessage;
    private String streamed = "";
    /** Whether a turn of this screen is on its way, and not only one that an earlier screen began. */
    private boolean own;

    public DiscoveryViewModel(
            DiscoveryService service, ChatReader reader, UiTasks tasks, UUID projectId, Drafts drafts) {
        this(DiscoveryCalls.of(service), reader, tasks, projectId, drafts);
    }

    DiscoveryViewModel(DiscoveryCalls calls, ChatReader reader, UiTasks tasks, UUID projectId, Drafts drafts) {
        this.calls = calls;
        this.reader = reader;
        this.tasks = tasks;
        // A model may take its time over a message; what is edited meanwhile does not wait for it.
        this.talking = new InOrder(tasks, talkingLong);
        this.calling = new InOrder(tasks, callingLong);
        this.projectId = projectId;
        this.drafts = drafts;
        draft.set(drafts.get(projectId));
        draft.subscribe(text -> drafts.put(projectId, text));
        talkingLong.subscribe(now -> rebuild());
    }

    /** Reads the conversation, or starts it. */
    public void load() {
        // Before anything that is said: the conversation may have to be started.
        talking.add(() -> calls.open(projectId), this::show, () -> {});
        readChoice();
    }

    private void readChoice() {
        tasks.run(reader::choice).onSuccess(now -> choice.set(now.orElse(null))).start();
    }

    /** Lets the model read along, or the engine read alone; then what the model is reading ends too. */
    void use(boolean model) {
        Choice now = choice.get();
        if (now != null) {
            if (!model) {
                stop();
            }
            choice.set(new Choice(now.kind(), now.address(), now.model(), model));
            tasks.run(() -> reader.use(model)).onFinally(this::readChoice).start();
        }
    }

    /** Ends the reading of the message that is on its way; the turn is answered offline. */
    void stop() {
        if (reading.get() && !stopping.get()) {
            stopping.set(true);
            tasks.run(() -> calls.stop(projectId)).start();
        }
    }

    /** Reads again after a change made elsewhere; a message on its way brings the newest state anyway. */
    public void refresh() {
        if (!own) {
            calling.add(
                    () -> calls.open(projectId),
                    now -> {
                        if (!own) {
                            show(now);
                        }
                    },
                    () -> {});
        }
    }

    /** Sends what is in the box; nothing when it is blank, on its way, or the conversation has ended. */
    void send() {
        String text = draft.get().strip();
        if (!text.isEmpty()) {
            say(text, draft.get());
        }
    }

    /** Takes the n-th quick answer, from 0. */
    boolean choose(int index) {
        List<String> choices = choices();
        if (index < 0 || index >= choices.size() || sending.get()) {
            return false;
        }
        say(choices.get(index), draft.get());
        return true;
    }

    private void say(String text, String typed) {
        if (sending.get() || complete.get()) {
            return;
        }
        boolean fromBox = typed.strip().equals(text);
        underway = text;
        if (fromBox) {
            draft.set("");
        }
        Choice now = choice.get();
        reading.set(now != null && now.on());
        begin();
        turn(
                () -> calls.send(projectId, text, piece -> tasks.onUi(() -> heard(piece))),
                () -> keepUnsent(text, fromBox));
    }

    private void heard(String piece) {
        if (own && reading.get()) {
            streamed += piece;
            rebuild();
        }
    }

    /** A message that did not arrive goes back into the box, before what was typed since. */
    private void keepUnsent(String text, boolean fromBox) {
        String since = draft.get();
        if (fromBox || since.isBlank()) {
            draft.set(since.isBlank() ? text : text + "\n" + since);
        }
    }

    void skip() {
        if (!sending.get() && !complete.get()) {
            begin();
            turn(() -> calls.skip(projectId), () -> {});
        }
    }

    void finish() {
        if (!sending.get() && !complete.get()) {
            begin();
            turn(() -> calls.finish(projectId), () -> {});
        }
    }

    /** Settles the contradiction that is shown. */
    void settle(boolean keepNew) {
        DiscoveryView now = view;
        if (now != null && now.conflict() != null && !sending.get()) {
            String path = now.conflict().path();
            begin();
            turn(() -> calls.choose(projectId, path, keepNew), () -> {});
        }
    }

    /** Sets a field from the text of its editor: one item a line for a list, everything as one value otherwise. */
    void edit(FieldView field, String text) {
        List<String> values = parse(field, text);
        if (!values.equals(field.values())) {
            calling.add(() -> calls.edit(projectId, field.path(), values), this::show, () -> {});
        }
    }

    private static List<String> parse(FieldView field, String text) {
        if (field.list()) {
            return text.lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
        }
        String value = text.strip();
        return value.isEmpty() ? List.of() : List.of(value);
    }

    /** Marks the sentence that the field with this path came from as soon as the conversation is there. */
    public void showSource(@Nullable String path) {
        wanted = path;
    }

    /** Marks a message as soon as the conversation is there; null for none. */
    public void showMessage(@Nullable UUID message) {
        wantedMessage = message;
    }

    /** Marks the sentence that a field came from. */
    void showSource(FieldView field) {
        String snippet = field.snippet();
        UUID message = field.messageId();
        mark.set(snippet == null || message == null ? null : new Mark(message, snippet));
        rebuild();
    }

    void clearMark() {
        mark.set(null);
        rebuild();
    }

    private void begin() {
        own = true;
        sending.set(true);
        rebuild();
    }

    private void turn(Callable<DiscoveryView> work, Runnable onFailure) {
        talking.add(
                work,
                now -> {
                    ended();
                    show(now);
                },
                () -> {
                    ended();
                    sending.set(false);
                    rebuild();
                    onFailure.run();
                });
    }

    private void ended() {
        own = false;
        underway = null;
        streamed = "";
        reading.set(false);
        stopping.set(false);
    }

    /** Puts a view into the properties; what did not change stays untouched, so scroll position and editors survive. */
    void show(DiscoveryView now) {
        view = now;
        if (!own) {
            String elsewhere = now.reading();
            underway = elsewhere;
            sending.set(elsewhere != null);
            reading.set(elsewhere != null);
            if (elsewhere == null) {
                stopping.set(false);
            }
        }
        phase.set(now.phase());
        complete.set(now.complete());
        research.set(now.research());
        progress.set(new Progress(now.known(), now.fields().size(), now.completeness()));
        Patch.byKey(fields, now.fields(), FieldView::path);
        rebuild();
        loaded.set(true);
        String path = wanted;
        wanted = null;
        now.fields().stream().filter(f -> f.path().equals(path)).findFirst().ifPresent(this::showSource);
        UUID message = wantedMessage;
        wantedMessage = null;
        now.messages().stream().filter(m -> m.id().equals(message)).findFirst().ifPresent(m -> {
            mark.set(new Mark(m.id(), m.content()));
            rebuild();
        });
    }

    private void rebuild() {
        DiscoveryView now = view;
        Mark marked = mark.get();
        List<ChatLine> next = new ArrayList<>();
        if (now != null) {
            List<Message> messages = now.messages();
            for (int i = 0; i < messages.size(); i++) {
                Message m = messages.get(i);
                boolean last = i == messages.size() - 1;
                next.add(new ChatLine.Said(
                        m,
                        last
                                && m.role() == Message.Role.AGENT
                                && !now.complete()
                                && now.conflict() == null
                                && !sending.get(),
                        marked != null && marked.messageId().equals(m.id()) ? marked.snippet() : null));
            }
            if (now.conflict() != null && !now.complete()) {
                next.add(new ChatLine.Contradiction(now.conflict()));
            }
        }
        String text = underway;
        if (text != null) {
            next.add(new ChatLine.Sending(text));
            if (reading.get() && (!streamed.isEmpty() || talkingLong.get() || !own)) {
                next.add(new ChatLine.Reading(streamed));
            }
        }
        if (now != null && now.complete()) {
            next.add(new ChatLine.Closing(now.known(), now.fields().size()));
        }
        Patch.byKey(lines, next, ChatLine::key);
    }

    /** The quick answers that may be taken now. */
    List<String> choices() {
        Message question = question();
        return question == null ? List.of() : question.choices();
    }

    /** Whether the pending question may be skipped. */
    boolean maySkip() {
        Message question = question();
        return question != null && question.allowEscape();
    }

    private @Nullable Message question() {
        return lines.stream()
                .filter(l -> l instanceof ChatLine.Said s && s.answerable())
                .map(l -> ((ChatLine.Said) l).message())
                .findFirst()
                .orElse(null);
    }

    ObservableList<ChatLine> lines() {
        return lines;
    }

    ObservableList<FieldView> fields() {
        return fields;
    }

    StringProperty draftProperty() {
        return draft;
    }

    /** True once a call takes longer than a moment; what a model reads has a line of its own. */
    ObservableBooleanValue busyProperty() {
        return busy;
    }

    /** The model that may read along; null when none is set up. */
    ReadOnlyObjectProperty<@Nullable Choice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /** Whether a model may be reading a message now. */
    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** Whether it was told to stop and has not ended yet. */
    ReadOnlyBooleanProperty stoppingProperty() {
        return stopping.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty sendingProperty() {
        return sending.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty completeProperty() {
        return complete.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Mark> markProperty() {
        return mark.getReadOnlyProperty();
    }

    /** What was looked up, and what waits. */
    ReadOnlyObjectProperty<List<Research>> researchProperty() {
        return research.getReadOnlyProperty();
    }
}
