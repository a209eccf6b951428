package app.praetor.ui.question;

import static app.praetor.ui.list.Frame.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.question.AnswerOutcome;
import app.praetor.question.Origin;
import app.praetor.question.QuestionView;
import app.praetor.ui.Messages;
import app.praetor.ui.list.Frame;
import app.praetor.ui.task.DirectTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuestionsScreenTest {
    private static final UUID PROJECT = new UUID(1, 1);
    private final Store store = new Store();
    private QuestionsViewModel model = new QuestionsViewModel(store, new DirectTasks(t -> {}), PROJECT);

    @BeforeEach
    void fill() {
        store.questions = new ArrayList<>(List.of(
                question(
                        1,
                        "Launch checklist",
                        "Who signs the checklist of a boat?",
                        "text",
                        List.of(),
                        null,
                        "The yard master"),
                question(
                        2,
                        "Launch checklist",
                        "May a boat be launched with an open point on its list?",
                        "boolean",
                        List.of(),
                        "no",
                        null),
                question(
                        3,
                        "Launch checklist",
                        "Where is the checklist filled in?",
                        "select",
                        List.of("On paper", "On a phone in the yard", "At the office computer"),
                        "On a phone in the yard",
                        null),
                question(
                        4,
                        "Launch checklist",
                        "Which photographs belong to a signed checklist?",
                        "multi_select",
                        List.of("Hull valves", "Rudder", "Engine"),
                        null,
                        null),
                question(
                        5,
                        "Slot booking",
                        "How many boats can the crane launch in a day?",
                        "number",
                        List.of(),
                        null,
                        null),
                question(6, "Slot booking", "When does the next season begin?", "date", List.of(), "2027-03-15", null),
                question(7, "Slot booking", "How do owners sign in?", "text", List.of(), null, null)));
        store.questions.set(6, copy(store.questions.get(6), null, null, "suppressed"));
    }

    private static QuestionView question(
            int n,
            String section,
            String text,
            String type,
            List<String> options,
            @Nullable String proposal,
            @Nullable String answer) {
        return new QuestionView(
                new UUID(7, n),
                section,
                text,
                n == 5
                        ? ""
                        : "It decides who may change the list after it was signed, and what the insurer gets to see.",
                type,
                options,
                proposal,
                proposal == null ? 0 : 0.82,
                proposal == null ? null : "inference",
                proposal == null ? null : "The client said that nobody may launch a boat that is not ready.",
                proposal == null ? null : ORIGINS[n % ORIGINS.length],
                "q" + n,
                answer,
                answer == null ? null : "user",
                answer == null ? "pending" : "answered");
    }

    static QuestionView copy(QuestionView q, @Nullable String answer, @Nullable String source, String status) {
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

    private static final Origin[] ORIGINS = {
        new Origin(Origin.Kind.QUESTION, "q1"),
        new Origin(Origin.Kind.KNOWLEDGE, "q1"),
        new Origin(Origin.Kind.DISCOVERY, "success_criteria.dealbreakers")
    };
    private final List<Origin> looked = new ArrayList<>();

    private QuestionView stored(int n) {
        return store.questions.get(n - 1);
    }

    private static UUID id(int n) {
        return new UUID(7, n);
    }

    private QuestionsScreen screen() {
        return new QuestionsScreen(model, new Messages(Locale.ENGLISH), () -> {}, looked::add);
    }

    private Frame open(int width, int height, boolean dark, int scale) {
        QuestionsScreen screen = screen();
        Frame frame = Frame.show(screen, width, height, dark, scale);
        screen.onShown();
        screen.focus();
        frame.layout();
        return frame;
    }

    private @Nullable UUID inFocus() {
        QuestionView focus = model.focusedProperty().get();
        return focus == null ? null : focus.id();
    }

    @Test
    void theFirstOpenQuestionIsInFocusAndAnEmptySubmissionAcceptsItsProposal() {
        model.load();
        assertThat(inFocus()).isEqualTo(id(2));
        model.submit("");
        assertThat(stored(2).answerSource()).isEqualTo("prefill_accepted");
        assertThat(inFocus()).isEqualTo(id(3));
    }

    @Test
    void aRefusedAnswerComesBackWithItsReasonAndItsText() {
        model.load();
        model.focus(id(5));
        model.submit("many");
        assertThat(inFocus()).isEqualTo(id(5));
        assertThat(model.problemProperty().get()).isEqualTo("Not a number");
        assertThat(model.draft(id(5))).isEqualTo("many");
        assertThat(stored(5).status()).isEqualTo("pending");
    }

    @Test
    void aFailedWriteKeepsWhatWasTyped() {
        model.load();
        store.fail = true;
        model.submit("yes");
        assertThat(inFocus()).isEqualTo(id(2));
        assertThat(model.draft(id(2))).isEqualTo("yes");
    }

    @Test
    void suppressedQuestionsDoNotCount() {
        model.load();
        assertThat(model.progressProperty().get()).isEqualTo(new QuestionsViewModel.Progress(1, 6));
    }

    @Test
    void aProposalLeadsToWhereItComesFrom() throws Exception {
        Frame frame = onFx(() -> open(1280, 800, false, 100));
        onFx(() -> {
            ((Hyperlink) frame.node(".origin")).fire();
            assertThat(looked).containsExactly(ORIGINS[2]);
            assertThat(stored(2).answer()).isNull();
            model.focus(id(3));
            frame.layout();
            ((Hyperlink) frame.node(".origin")).fire();
            assertThat(inFocus()).as("the answer that it follows from").isEqualTo(id(1));
            assertThat(looked).hasSize(1);
            return null;
        });
    }

    @Test
    void whatAnAnswerBringsAboutLaterJoinsWhatItBroughtAboutAtOnce() {
        store.later = List.of("“Who refunds a deposit?” is asked as well, because of “Stripe”.");
        model.load();
        model.focus(id(2));
        model.submit("no");

        assertThat(model.effectsProperty().get())
                .isEqualTo(new QuestionsViewModel.Effects(
                        id(2), List.of("A task was made: ask the insurer.", store.later.getFirst())));
    }

    @Test
    void effectsAreTold() {
        model.load();
        model.submit("yes");
        QuestionsViewModel.Effects effects = model.effectsProperty().get();
        assertThat(effects)
                .isEqualTo(new QuestionsViewModel.Effects(id(2), List.of("A task was made: ask the insurer.")));
    }

    @Test
    void aWholePlanIsAnsweredByKeyboard() throws Exception {
        Frame frame = onFx(() -> open(1280, 800, false, 100));
        onFx(() -> {
            frame.press(KeyCode.ENTER);
            assertThat(stored(2).answer()).isEqualTo("no");
            assertThat(frame.focused()).isInstanceOf(RadioButton.class);
            frame.press(KeyCode.DIGIT1);
            frame.press(KeyCode.ENTER);
            assertThat(stored(3).answer()).isEqualTo("On paper");
            assertThat(frame.focused()).isInstanceOf(CheckBox.class);
            frame.press(KeyCode.DIGIT1);
            frame.press(KeyCode.DIGIT3);
            frame.press(KeyCode.ENTER);
            assertThat(stored(4).answer()).isEqualTo("Hull valves; Engine");
            ((TextField) frame.focused()).setText("twelve");
            frame.press(KeyCode.ENTER);
            frame.layout();
            assertThat(frame.node(".problem").isVisible()).isTrue();
            ((TextField) frame.focused()).setText("12");
            frame.press(KeyCode.ENTER);
            assertThat(stored(5).answer()).isEqualTo("12");
            frame.press(KeyCode.ENTER);
            assertThat(stored(6).answerSource()).isEqualTo("prefill_accepted");
            return null;
        });
        frame.pulse();
        onFx(() -> {
            assertThat(inFocus()).isNull();
            assertThat(frame.nodes(".done-card")).hasSize(1);
            assertThat(frame.nodes(".focus-card")).isEmpty();
            frame.picture("questions-done");
            frame.close();
            return null;
        });
    }

    @Test
    void anAnswerIsChangedByMouse() throws Exception {
        onFx(() -> {
            Frame frame = open(1280, 800, false, 100);
            ((Button) frame.node(".change")).fire();
            frame.layout();
            assertThat(inFocus()).isEqualTo(id(1));
            assertThat(((TextArea) frame.focused()).getText()).isEqualTo("The yard master");
            frame.close();
            return null;
        });
    }

    @Test
    void anEmptyPlanIsMadeOnDemand() throws Exception {
        store.planned = List.copyOf(store.questions);
        store.questions = new ArrayList<>();
        onFx(() -> {
            Frame frame = open(1280, 800, false, 100);
            ((Button) frame.node(".empty .button")).fire();
            frame.layout();
            assertThat(model.sections()).hasSize(2);
            assertThat(frame.node(".empty").isVisible()).isFalse();
            frame.close();
            return null;
        });
    }

    @Test
    void pictures() throws Exception {
        picture("questions-light", 1280, 800, false, 100);
        picture("questions-dark", 1280, 800, true, 100);
        picture("questions-960", 960, 600, false, 100);
        picture("questions-150", 1280, 800, false, 150);
    }

    private void picture(String name, int width, int height, boolean dark, int scale) throws Exception {
        fill();
        model = new QuestionsViewModel(store, new DirectTasks(t -> {}), PROJECT);
        Frame frame = onFx(() -> {
            Frame shown = open(width, height, dark, scale);
            model.submit("yes");
            return shown;
        });
        frame.pulse();
        onFx(() -> {
            frame.picture(name);
            frame.close();
            return null;
        });
    }

    /** Keeps a plan as the service would. */
    private static final class Store implements QuestionCalls {
        List<QuestionView> questions = new ArrayList<>();
        List<QuestionView> planned = List.of();
        List<String> later = List.of();
        boolean fail;

        @Override
        public List<QuestionView> list(UUID projectId) {
            return List.copyOf(questions);
        }

        @Override
        public List<QuestionView> generate(UUID projectId) {
            questions = new ArrayList<>(planned);
            return List.copyOf(questions);
        }

        @Override
        public AnswerOutcome answer(UUID projectId, UUID id, String answer) {
            if (fail) {
                throw new IllegalStateException("disk full");
            }
            QuestionView q = questions.stream()
                    .filter(x -> x.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            if (q.answerType().equals("number") && !answer.matches("\\d+")) {
                return new AnswerOutcome(List.copyOf(questions), "Not a number", List.of());
            }
            return put(copy(q, answer, "user", "answered"), List.of("A task was made: ask the insurer."));
        }

        @Override
        public AnswerOutcome accept(UUID projectId, UUID id) {
            QuestionView q = questions.stream()
                    .filter(x -> x.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            return put(copy(q, q.proposal(), "prefill_accepted", "answered"), List.of());
        }

        @Override
        public AnswerOutcome followUp(UUID projectId) {
            return new AnswerOutcome(List.copyOf(questions), "", List.copyOf(later));
        }

        @Override
        public AnswerOutcome reopen(UUID projectId, UUID id) {
            QuestionView q = questions.stream()
                    .filter(x -> x.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            return put(copy(q, null, null, "pending"), List.of());
        }

        private AnswerOutcome put(QuestionView now, List<String> effects) {
            questions.replaceAll(q -> q.id().equals(now.id()) ? now : q);
            return new AnswerOutcome(List.copyOf(questions), "", effects);
        }
    }
}
