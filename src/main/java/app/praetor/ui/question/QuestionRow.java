package app.praetor.ui.question;

import app.praetor.question.QuestionView;
import app.praetor.ui.Messages;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A question that is not in focus: open, answered or not asked. */
final class QuestionRow extends HBox {
    QuestionRow(Messages text, QuestionView question, List<String> effects, Runnable focus, Runnable change) {
        boolean answered = question.status().equals("answered");
        boolean suppressed = question.status().equals("suppressed");
        getStyleClass().addAll("question-row", question.status());
        FontIcon icon = new FontIcon(answered ? "fth-check" : suppressed ? "fth-minus" : "fth-circle");
        icon.getStyleClass().add("state-icon");
        VBox words = new VBox(2, wrapped(question.text(), "row-question"));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        String answer = question.answer();
        String proposal = question.proposal();
        if (answered && answer != null) {
            words.getChildren().add(wrapped(QuestionTexts.answer(text, question, answer), "row-answer"));
            if ("prefill_accepted".equals(question.answerSource())) {
                words.getChildren().add(wrapped(text.get("question.accepted"), "row-faint"));
            }
        } else if (suppressed) {
            words.getChildren().add(wrapped(QuestionTexts.suppressed(text, question), "row-faint"));
        } else if (proposal != null) {
            words.getChildren()
                    .add(wrapped(
                            text.get(
                                    "question.row.proposal",
                                    QuestionTexts.answer(text, question, proposal),
                                    Math.round(question.confidence() * 100)),
                            "row-faint"));
        }
        effects.forEach(sentence -> words.getChildren().add(effect(sentence)));
        getChildren().addAll(icon, words);
        setAccessibleText(
                text.get("question.spoken." + question.status(), question.text(), answer == null ? "" : answer));
        if (answered) {
            Button button = new Button(text.get("question.change"));
            button.getStyleClass().addAll("small", "flat", "change");
            button.setAccessibleText(text.get("question.change.one", question.text()));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(e -> change.run());
            getChildren().add(button);
        } else if (!suppressed) {
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.BUTTON);
            setOnMouseClicked(e -> focus.run());
            addEventHandler(KeyEvent.KEY_PRESSED, e -> {
                if (e.getTarget() == this && (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE)) {
                    focus.run();
                    e.consume();
                }
            });
        }
    }

    private static HBox effect(String sentence) {
        Label words = wrapped(sentence, "row-faint");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(6, new FontIcon("fth-corner-down-right"), words);
        line.getStyleClass().add("effect");
        return line;
    }

    private static Label wrapped(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
