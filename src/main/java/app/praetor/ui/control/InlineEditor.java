package app.praetor.ui.control;

import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** Text that turns into a field by click, F2 or Enter. Enter and leaving save, Esc restores. */
public final class InlineEditor extends StackPane {
    private final Label label = new Label();
    private final TextField field = new TextField();
    private final Consumer<String> save;
    private String value;
    private boolean editing;

    /** Shows a value under a name for screen readers; changed text goes to {@code save}. */
    public InlineEditor(String name, String value, Consumer<String> save) {
        this.save = save;
        this.value = value;
        getStyleClass().add("inline-editor");
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setText(value);
        field.setAccessibleText(name);
        setAccessibleRole(AccessibleRole.TEXT_FIELD);
        setAccessibleText(name + ": " + value);
        setFocusTraversable(true);
        getChildren().add(label);
        setOnMouseClicked(event -> edit());
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        field.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                end(true);
            }
        });
    }

    /** Turns the text into a field with everything selected. */
    public void edit() {
        if (!editing) {
            editing = true;
            field.setText(value);
            getChildren().setAll(field);
            field.requestFocus();
            field.selectAll();
        }
    }

    /** Shows another value, unless the user is editing: what is being typed is never overwritten. */
    public void setValue(String now) {
        value = now;
        label.setText(now);
        setAccessibleText(field.getAccessibleText() + ": " + now);
    }

    /** The saved value. */
    public String getValue() {
        return value;
    }

    /** Whether the field is open. */
    public boolean isEditing() {
        return editing;
    }

    /** The field, for prompt text and validation marks. */
    public TextField field() {
        return field;
    }

    private void onKey(KeyEvent event) {
        if (editing) {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.ESCAPE) {
                end(event.getCode() == KeyCode.ENTER);
                requestFocus();
                event.consume();
            }
        } else if (event.getCode() == KeyCode.F2 || event.getCode() == KeyCode.ENTER) {
            edit();
            event.consume();
        }
    }

    private void end(boolean keep) {
        if (!editing) {
            return;
        }
        editing = false;
        String typed = field.getText().strip();
        getChildren().setAll(label);
        if (keep && !typed.equals(value)) {
            setValue(typed);
            save.accept(typed);
        }
    }
}
