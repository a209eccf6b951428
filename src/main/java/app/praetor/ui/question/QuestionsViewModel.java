package app.praetor.ui.question;

import app.praetor.question.AnswerOutcome;
import app.praetor.question.FollowUps;
import app.praetor.question.QuestionService;
import app.praetor.question.QuestionView;
import app.praetor.ui.list.Patch;
import app.praetor.ui.task.InOrder;
import app.praetor.ui.task.UiTasks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * State of the questions screen of one project. One question is in focus. An answer moves the focus on at once and is then
 * written; a refused one brings the focus back with what was typed and the reason.
 */
public final class QuestionsViewModel {
    /** Which questions are listed. */
    enum Filter {
        ALL,
        OPEN,
        ANSWERED
    }

    /** One section with the questions that the filter lets through, and its progress over all of them. */
    record Section(String title, int answered, int total, List<QuestionView> questions) {}

    /** Progress over the whole plan; suppressed questions do not count. */
    record Progress(int answered, int total) {}

    /** What the last answer brought about. */
    record Effects(UUID questionId, List<String> sentences) {}

    private final QuestionCalls calls;
    private final UUID projectId;
    private final InOrder writes;

    private final ObservableList<Section> sections = FXCollections.observableArrayList();
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(new Progress(0, 0));
    private final ReadOnlyObjectWrapper<@Nullable QuestionView> focused = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Effects> effects = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>("");
    private final Map<UUID, String> drafts = new HashMap<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private List<QuestionView> questions = List.of();

    public QuestionsViewModel(QuestionService service, FollowUps followUps, UiTasks tasks, UUID projectId) {
        this(QuestionCalls.of(service, followUps), tasks, projectId);
    }

    QuestionsViewModel(QuestionCalls calls, UiTasks tasks, UUID projectId) {
        this.calls = calls;
        this.projectId = projectId;
        this.writes = new InOrder(tasks, busy);
        filter.subscribe(this::rebuild);
    }

    /** Reads the plan. Also the answer to a change made elsewhere. */
    public void load() {
        writes.add(() -> calls.list(projectId), this::show, () -> {});
    }

    /** Makes or renews the plan for the selected features. */
    void generate() {
        writes.add(() -> calls.generate(projectId), this::show, () -> {});
    }

    /** Enter on the question in focus: takes what was typed or chosen, else the proposal, else goes nowhere. */
    void submit(String text) {
        QuestionView question = focused.get();
        if (question == null) {
            return;
        }
        String answer = text.strip();
        if (answer.isEmpty()) {
            accept();
        } else if (answer.equals(question.answer())) {
            drafts.remove(question.id());
            focusNext(question.id());
        } else {
            answered(question, answer, "user", () -> calls.answer(projectId, question.id(), answer), answer);
        }
    }

    /** Takes the proposal of the question in focus; nothing when it has none. */
    void accept() {
        QuestionView question = focused.get();
        String proposal = question == null ? null : question.proposal();
        if (question != null && proposal != null) {
            answered(question, proposal, "prefill_accepted", () -> calls.accept(projectId, question.id()), "");
        }
    }

    private void answered(
            QuestionView question, String answer, String source, Callable<AnswerOutcome> work, String typed) {
        drafts.remove(question.id());
        problem.set("");
        put(questions.stream()
                .map(q -> q.id().equals(question.id()) ? with(q, answer, source, "answered") : q)
                .toList());
        focusNext(question.id());
        writes.add(work, outcome -> arrived(question, typed, outcome), () -> giveBack(question, typed, ""));
    }

    private void arrived(QuestionView question, String typed, AnswerOutcome outcome) {
        if (outcome.problem().isEmpty()) {
            effects.set(
                    outcome.effects().isEmpty() ? null : new Effects(question.id(), List.copyOf(outcome.effects())));
            show(outcome.questions());
            if (!writes.waiting()) {
                writes.add(() -> calls.followUp(projectId), found -> followed(question.id(), found), () -> {});
            }
        } else {
            giveBack(question, typed, outcome.problem());
        }
    }

    /** What an answer brought about a moment later joins what it brought about at once. */
    private void followed(UUID questionId, AnswerOutcome found) {
        if (found.effects().isEmpty()) {
            return;
        }
        List<String> sentences = new ArrayList<>();
        Effects now = effects.get();
        if (now != null && now.questionId().equals(questionId)) {
            sentences.addAll(now.sentences());
        }
        sentences.addAll(found.effects());
        effects.set(new Effects(questionId, List.copyOf(sentences)));
        show(found.questions());
    }

    /** The answer was not taken: the question is as it was, in focus, with what was typed. */
    private void giveBack(QuestionView question, String typed, String why) {
        put(questions.stream()
                .map(q -> q.id().equals(question.id()) ? question : q)
                .toList());
        drafts.put(question.id(), typed);
        focus(question.id());
        problem.set(why);
    }

    /** Takes an answer back and puts the question in focus. */
    void reopen(UUID id) {
        find(id).ifPresent(question -> {
            String answer = question.answer();
            drafts.put(id, answer == null ? "" : answer);
            put(questions.stream()
                    .map(q -> q.id().equals(id) ? with(q, null, null, "pending") : q)
                    .toList());
            focus(id);
            writes.add(() -> calls.reopen(projectId, id), o -> arrived(question, "", o), this::load);
        });
    }

    void focus(UUID id) {
        problem.set("");
        focused.set(find(id).orElse(null));
    }

    /** Moves the focus by so many listed questions, down or up (negative); suppressed ones are passed over. */
    void step(int by) {
        List<QuestionView> listed = listed();
        QuestionView now = focused.get();
        int at = now == null ? -1 : ids(listed).indexOf(now.id());
        int to = at + by;
        if (to >= 0 && to < listed.size()) {
            focus(listed.get(to).id());
        }
    }

    private List<QuestionView> listed() {
        return sections.stream()
                .flatMap(s -> s.questions().stream())
                .filter(q -> !q.status().equals("suppressed"))
                .toList();
    }

    private static List<UUID> ids(List<QuestionView> list) {
        return list.stream().map(QuestionView::id).toList();
    }

    /** The next open question after this one, around the end; none left leaves nothing in focus. */
    private void focusNext(UUID after) {
        int at = ids(questions).indexOf(after);
        for (int i = 1; i < questions.size(); i++) {
            QuestionView q = questions.get((at + i) % questions.size());
            if (q.status().equals("pending")) {
                focus(q.id());
                return;
            }
        }
        problem.set("");
        focused.set(null);
    }

    /** What was typed for a question and not sent; empty when nothing was. */
    String draft(UUID id) {
        return drafts.getOrDefault(id, "");
    }

    void keepDraft(UUID id, String text) {
        drafts.put(id, text);
    }

    /** Puts a plan into the properties, unless a later write is still on its way. */
    void show(List<QuestionView> now) {
        if (writes.waiting()) {
            return;
        }
        boolean first = !loaded.get();
        put(now);
        loaded.set(true);
        QuestionView focus = focused.get();
        if (focus != null && focus.status().equals("suppressed")) {
            focusNext(focus.id());
        } else if (focus == null && (first || drafts.isEmpty())) {
            firstOpen().ifPresent(q -> focus(q.id()));
        }
    }

    private Optional<QuestionView> firstOpen() {
        return questions.stream().filter(q -> q.status().equals("pending")).findFirst();
    }

    private void put(List<QuestionView> now) {
        questions = List.copyOf(now);
        long counted =
                questions.stream().filter(q -> !q.status().equals("suppressed")).count();
        long done =
                questions.stream().filter(q -> q.status().equals("answered")).count();
        progress.set(new Progress((int) done, (int) counted));
        QuestionView focus = focused.get();
        focused.set(focus == null ? null : find(focus.id()).orElse(null));
        rebuild();
    }

    private void rebuild() {
        Map<String, List<QuestionView>> bySection = new LinkedHashMap<>();
        questions.forEach(q ->
                bySection.computeIfAbsent(q.section(), k -> new ArrayList<>()).add(q));
        List<Section> next = new ArrayList<>();
        bySection.forEach((title, all) -> {
            List<QuestionView> listed = all.stream().filter(this::passes).toList();
            if (!listed.isEmpty()) {
                int total = (int) all.stream()
                        .filter(q -> !q.status().equals("suppressed"))
                        .count();
                int done = (int)
                        all.stream().filter(q -> q.status().equals("answered")).count();
                next.add(new Section(title, done, total, listed));
            }
        });
        Patch.byKey(sections, next, Section::title);
        revision.set(revision.get() + 1);
    }

    /** Counts every completed change of the sections. */
    ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    private boolean passes(QuestionView q) {
        return switch (filter.get()) {
            case ALL -> true;
            case OPEN -> q.status().equals("pending");
            case ANSWERED -> q.status().equals("answered");
        };
    }

    private static QuestionView with(QuestionView q, @Nullable String answer, @Nullable String source, String status) {
        return new QuestionView(
                q.id(),
                q.section(),
                q.text(),
                q.why(),
                q.answerType(),
                q.options(),
                q.proposal(),
                q.confidence(),
                q.proposalSource(),
                q.proposalWhy(),
                q.origin(),
                q.key(),
                answer,
                source,
                status);
    }

    /** Puts the question with this key in focus, answered or not. */
    void focusKey(String key) {
        questions.stream().filter(q -> q.key().equals(key)).findFirst().ifPresent(q -> {
            filter.set(Filter.ALL);
            focus(q.id());
        });
    }

    Optional<QuestionView> find(UUID id) {
        return questions.stream().filter(q -> q.id().equals(id)).findFirst();
    }

    ObservableList<Section> sections() {
        return sections;
    }

    ObjectProperty<Filter> filterProperty() {
        return filter;
    }

    /** True once a call takes longer than a moment. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The question in focus; null when there is none. */
    ReadOnlyObjectProperty<@Nullable QuestionView> focusedProperty() {
        return focused.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Effects> effectsProperty() {
        return effects.getReadOnlyProperty();
    }

    /** Why the last answer to the question in focus was refused; empty when it was not. */
    ReadOnlyObjectProperty<String> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
