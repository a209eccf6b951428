package app.praetor.ui.question;

import app.praetor.question.QuestionView;
import app.praetor.ui.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One or several of some options, by mouse, number keys or arrows. */
final class ChoiceEditor implements AnswerEditor {
    /** An option as the service knows it and as it is read. */
    record Option(String value, String label) {}

    private final List<Option> options;
    private final List<ButtonBase> buttons = new ArrayList<>();
    private final VBox box = new VBox(2);

    ChoiceEditor(
            List<Option> options,
            boolean several,
            QuestionView question,
            String entered,
            Messages text,
            Consumer<String> changed) {
        this.options = options;
        List<String> chosen = several ? AnswerEditors.parts(entered) : List.of(entered.strip());
        List<String> proposed =
                several ? AnswerEditors.parts(question.proposal()) : List.of(given(question.proposal()));
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < options.size(); i++) {
            Option option = options.get(i);
            ButtonBase button = several ? new CheckBox(option.label()) : radio(option.label(), group);
            button.setWrapText(true);
            select(button, contains(chosen, option.value()));
            button.setOnAction(e -> changed.accept(value()));
            buttons.add(button);
            HBox row = new HBox(8);
            row.getStyleClass().add("option");
            if (options.size() <= 9) {
                Label number = new Label(Integer.toString(i + 1));
                number.getStyleClass().add("key-hint");
                row.getChildren().add(number);
            }
            row.getChildren().add(button);
            if (contains(proposed, option.value())) {
                Label mark = new Label(text.get("question.proposed"));
                mark.getStyleClass().add("proposed-chip");
                mark.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
                row.getChildren().add(mark);
            }
            box.getChildren().add(row);
        }
        box.getStyleClass().add("options");
    }

    private static String given(@org.jspecify.annotations.Nullable String proposal) {
        return proposal == null ? "" : proposal;
    }

    private static RadioButton radio(String label, ToggleGroup group) {
        RadioButton radio = new RadioButton(label);
        radio.setToggleGroup(group);
        return radio;
    }

    private static boolean contains(List<String> values, String value) {
        return values.stream().anyMatch(v -> !v.isEmpty() && v.equalsIgnoreCase(value));
    }

    /** Options that read as they are stored. */
    static List<Option> plain(List<String> options) {
        return options.stream().map(o -> new Option(o, o)).toList();
    }

    /** Yes and no, in the spelling that the proposal or the options of the question use. */
    static List<Option> yesNo(QuestionView question, Messages text) {
        String proposal = given(question.proposal()).strip();
        boolean trueFalse = proposal.equalsIgnoreCase("true") || proposal.equalsIgnoreCase("false");
        return List.of(
                new Option(trueFalse ? "true" : "yes", text.get("question.yes")),
                new Option(trueFalse ? "false" : "no", text.get("question.no")));
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public String value() {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < buttons.size(); i++) {
            if (selected(buttons.get(i))) {
                chosen.add(options.get(i).value());
            }
        }
        return String.join("; ", chosen);
    }

    @Override
    public void focus() {
        buttons.stream()
                .filter(ChoiceEditor::selected)
                .findFirst()
                .or(() -> buttons.stream().findFirst())
                .ifPresent(Node::requestFocus);
    }

    /** A digit takes or toggles the option of that number. */
    @Override
    public boolean key(KeyEvent event) {
        KeyCode code = event.getCode();
        if (!code.isDigitKey()
                || event.isShortcutDown()
                || event.isAltDown()
                || event.getText().length() != 1) {
            return false;
        }
        int index = event.getText().charAt(0) - '1';
        if (index < 0 || index >= Math.min(9, buttons.size())) {
            return false;
        }
        ButtonBase button = buttons.get(index);
        button.requestFocus();
        if (button instanceof CheckBox || !selected(button)) {
            button.fire();
        }
        return true;
    }

    private static boolean selected(ButtonBase button) {
        return button instanceof CheckBox check ? check.isSelected() : ((RadioButton) button).isSelected();
    }

    private static void select(ButtonBase button, boolean on) {
        if (button instanceof CheckBox check) {
            check.setSelected(on);
        } else {
            ((RadioButton) button).setSelected(on);
        }
    }
}
