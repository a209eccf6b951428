package app.praetor.ui.question;

import app.praetor.question.QuestionView;
import app.praetor.ui.Messages;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The editor for each answer type. */
final class AnswerEditors {
    private AnswerEditors() {}

    /**
     * @param entered what to start with; empty for nothing
     * @param changed hears every change of the value
     */
    static AnswerEditor of(QuestionView question, Messages text, String entered, Consumer<String> changed) {
        String name = question.text();
        return switch (question.answerType()) {
            case "select" ->
                new ChoiceEditor(ChoiceEditor.plain(question.options()), false, question, entered, text, changed);
            case "multi_select" ->
                new ChoiceEditor(ChoiceEditor.plain(question.options()), true, question, entered, text, changed);
            case "boolean" ->
                new ChoiceEditor(ChoiceEditor.yesNo(question, text), false, question, entered, text, changed);
            case "number" -> line(name, text.get("question.prompt.number"), entered, changed);
            case "date" -> date(name, text.get("question.prompt.date"), entered, changed);
            default -> area(name, text.get("question.prompt.text"), entered, changed);
        };
    }

    private static AnswerEditor line(String name, String prompt, String entered, Consumer<String> changed) {
        TextField field = new TextField(entered);
        field.setMaxWidth(220);
        field.getStyleClass().add("number-field");
        return input(field, name, prompt, changed);
    }

    private static AnswerEditor area(String name, String prompt, String entered, Consumer<String> changed) {
        TextArea area = new TextArea(entered);
        area.setWrapText(true);
        area.getStyleClass().add("answer-area");
        Text measure = new Text();
        Runnable grow = () -> {
            double inner = area.getWidth() - 28;
            if (inner < 40) {
                return;
            }
            measure.setFont(area.getFont());
            measure.setWrappingWidth(inner);
            measure.setText(
                    area.getText().isEmpty()
                            ? "X"
                            : area.getText() + (area.getText().endsWith("\n") ? "X" : ""));
            double height = Math.ceil(Math.min(measure.getLayoutBounds().getHeight(), 180)) + 22;
            area.setMinHeight(height);
            area.setPrefHeight(height);
        };
        area.setPrefRowCount(1);
        area.textProperty().subscribe(grow);
        area.widthProperty().subscribe(grow);
        area.fontProperty().subscribe(grow);
        return input(area, name, prompt, changed);
    }

    private static AnswerEditor input(TextInputControl input, String name, String prompt, Consumer<String> changed) {
        input.setPromptText(prompt);
        input.setAccessibleText(name);
        input.textProperty().addListener((p, was, now) -> changed.accept(now));
        return new AnswerEditor() {
            @Override
            public Node node() {
                return input;
            }

            @Override
            public String value() {
                return input.getText();
            }

            @Override
            public void focus() {
                input.requestFocus();
                input.end();
            }
        };
    }

    private static AnswerEditor date(String name, String prompt, String entered, Consumer<String> changed) {
        DatePicker picker = new DatePicker();
        picker.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable LocalDate date) {
                return date == null ? "" : DateTimeFormatter.ISO_LOCAL_DATE.format(date);
            }

            @Override
            public @Nullable LocalDate fromString(String words) {
                return parsed(words);
            }
        });
        picker.setValue(parsed(entered));
        if (picker.getValue() == null) {
            picker.getEditor().setText(entered);
        }
        picker.setPromptText(prompt);
        picker.setAccessibleText(name);
        picker.setMaxWidth(220);
        picker.getEditor().textProperty().addListener((p, was, now) -> changed.accept(now));
        return new AnswerEditor() {
            @Override
            public Node node() {
                return picker;
            }

            @Override
            public String value() {
                return picker.getEditor().getText();
            }

            @Override
            public void focus() {
                picker.requestFocus();
                picker.getEditor().end();
            }
        };
    }

    /** A date the picker can show; null for words that only the service can judge. */
    static @Nullable LocalDate parsed(String words) {
        try {
            return LocalDate.parse(words.strip());
        } catch (DateTimeParseException notIso) {
            return null;
        }
    }

    /** The parts of an answer that holds several. */
    static List<String> parts(@Nullable String answer) {
        return answer == null || answer.isBlank()
                ? List.of()
                : List.of(answer.strip().split("\\s*;\\s*"));
    }
}
