package app.praetor.ui.question;

import app.praetor.question.Origin;
import app.praetor.question.QuestionView;
import app.praetor.ui.Messages;
import app.praetor.ui.control.ChangedNote;
import app.praetor.ui.control.ConfidenceBar;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The question in focus with its proposal and its editor. Enter answers, or accepts the proposal when nothing was entered. */
final class FocusCard extends VBox {
    private final UUID id;
    private final AnswerEditor editor;
    private final Label problem = new Label();
    private final ChangedNote other;
    private final Consumer<String> submit;

    FocusCard(
            Messages text,
            QuestionView question,
            String draft,
            Consumer<String> typed,
            Consumer<String> submit,
            Runnable accept,
            Consumer<Integer> step,
            Consumer<Origin> look) {
        this.id = question.id();
        this.submit = submit;
        getStyleClass().add("focus-card");
        getChildren().add(wrapped(question.text(), "focus-question"));
        if (!question.why().isBlank()) {
            getChildren().add(wrapped(question.why(), "focus-why"));
        }
        String proposal = question.proposal();
        if (proposal != null) {
            getChildren().add(proposal(text, question, proposal, accept, look));
        }
        String given = question.answer();
        String entered = draft.isEmpty() && given != null ? given : draft;
        editor = AnswerEditors.of(question, text, entered, typed);
        problem.getStyleClass().add("problem");
        problem.setGraphic(new FontIcon("fth-alert-circle"));
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem("");
        Button answer = new Button(text.get("question.answer"));
        answer.setOnAction(e -> submit.accept(editor.value()));
        Label hint = wrapped(
                text.get(
                        proposal != null
                                ? "question.hint.proposal"
                                : question.answerType().equals("text") ? "question.hint.text" : "question.hint"),
                "row-faint");
        HBox.setHgrow(hint, Priority.ALWAYS);
        HBox foot = new HBox(12, answer, hint);
        foot.getStyleClass().add("focus-foot");
        other = ChangedNote.of(text);
        getChildren().addAll(editor.node(), other, problem, foot);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, step));
    }

    private static VBox proposal(
            Messages text, QuestionView question, String proposal, Runnable accept, Consumer<Origin> look) {
        Label head = new Label(text.get("question.proposal"));
        head.getStyleClass().add("proposal-head");
        HBox.setHgrow(head, Priority.ALWAYS);
        head.setMaxWidth(Double.MAX_VALUE);
        ConfidenceBar bar = new ConfidenceBar(0);
        bar.setConfidence(question.confidence());
        Label words = wrapped(QuestionTexts.answer(text, question, proposal), "proposal-words");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button take = new Button(text.get("question.accept"));
        take.getStyleClass().add("accent");
        take.setMinWidth(Region.USE_PREF_SIZE);
        take.setOnAction(e -> accept.run());
        HBox middle = new HBox(12, words, take);
        middle.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(6, new HBox(8, head, bar), middle);
        String reason = QuestionTexts.reason(text, question);
        if (!reason.isEmpty()) {
            Label why = wrapped(reason, "row-faint");
            HBox.setHgrow(why, Priority.ALWAYS);
            HBox line = new HBox(6, new FontIcon("fth-corner-down-right"), why);
            line.getStyleClass().add("effect");
            box.getChildren().add(line);
        }
        Origin origin = question.origin();
        if (origin != null) {
            Hyperlink there = new Hyperlink(
                    text.get("question.origin." + origin.kind().name().toLowerCase(Locale.ROOT)));
            there.getStyleClass().add("origin");
            there.setOnAction(e -> look.accept(origin));
            box.getChildren().add(there);
        }
        box.getStyleClass().add("proposal");
        return box;
    }

    private static Label wrapped(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void pressed(KeyEvent event, Consumer<Integer> step) {
        boolean onButton = event.getTarget() instanceof Button || event.getTarget() instanceof Hyperlink;
        boolean inText = event.getTarget() instanceof TextInputControl || event.getTarget() instanceof DatePicker;
        if (event.getCode() == KeyCode.ENTER && !onButton && !event.isAltDown()) {
            if (event.isShiftDown()) {
                if (event.getTarget() instanceof javafx.scene.control.TextArea area) {
                    area.replaceSelection("\n");
                    event.consume();
                }
                return;
            }
            submit.accept(editor.value());
            event.consume();
        } else if (event.isAltDown() && event.getCode() == KeyCode.UP) {
            step.accept(-1);
            event.consume();
        } else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
            step.accept(1);
            event.consume();
        } else if (!inText && (!onButton || event.getTarget() instanceof ButtonBase) && editor.key(event)) {
            event.consume();
        }
    }

    /** Somebody else answered while an answer is being typed here; {@code take} shows theirs instead. */
    void answeredElsewhere(String words, Runnable take) {
        other.offer(words, take);
    }

    UUID id() {
        return id;
    }

    /** Shows why the answer was refused; nothing for an empty text. */
    void problem(String why) {
        problem.setText(why);
        problem.setVisible(!why.isEmpty());
        problem.setManaged(!why.isEmpty());
    }

    void focusEditor() {
        editor.focus();
    }
}
