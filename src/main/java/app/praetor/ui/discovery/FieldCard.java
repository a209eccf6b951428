package app.praetor.ui.discovery;

import app.praetor.discovery.session.FieldView;
import app.praetor.ui.Messages;
import app.praetor.ui.control.ChangedNote;
import app.praetor.ui.control.ConfidenceBar;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One field of the requirements panel: name, confidence, value, source. A click or Enter shows the source, a double click, F2 or
 * the pencil edits in place; an editor stays open while the rest of the panel changes.
 */
final class FieldCard extends VBox {
    private final Messages text;
    private final Consumer<FieldView> showSource;
    private final BiConsumer<FieldView, String> save;
    private final Label name = new Label();
    private final ConfidenceBar bar = new ConfidenceBar(0);
    private final Button pencil = new Button();
    private final VBox values = new VBox(2);
    private final Label source = new Label();
    private final HBox sourceLine = new HBox(6, new FontIcon("fth-corner-down-right"), source);
    private FieldView field;
    private final ChangedNote other;
    private @Nullable VBox editor;
    private @Nullable TextArea box;
    private String opened = "";

    FieldCard(Messages text, FieldView field, Consumer<FieldView> showSource, BiConsumer<FieldView, String> save) {
        this.text = text;
        this.field = field;
        this.showSource = showSource;
        this.save = save;
        this.other = ChangedNote.of(text);
        getStyleClass().add("field-card");
        name.getStyleClass().add("field-name");
        name.setMinWidth(0);
        name.setWrapText(true);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        pencil.getStyleClass().setAll("quiet-icon", "field-pencil");
        pencil.setGraphic(new FontIcon("fth-edit-2"));
        pencil.setOnAction(e -> edit());
        HBox head = new HBox(8, name, pencil, bar);
        head.getStyleClass().add("field-head");
        values.getStyleClass().add("field-values");
        source.setWrapText(true);
        source.setMinHeight(Region.USE_PREF_SIZE);
        sourceLine.getStyleClass().add("field-source");
        HBox.setHgrow(source, Priority.ALWAYS);
        getChildren().addAll(head, values, sourceLine);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        show(field);
    }

    /** Shows a newer state of the same field. */
    void show(FieldView now) {
        tellOther(field, now);
        field = now;
        String label = FieldTexts.label(text, now);
        name.setText(label);
        bar.setConfidence(now.confidence());
        if (editor != null) {
            return;
        }
        values.getChildren().clear();
        if (now.values().isEmpty()) {
            Label absent = value(FieldTexts.absent(text, now));
            absent.getStyleClass().add("absent");
            values.getChildren().add(absent);
        } else {
            now.values().forEach(v -> values.getChildren().add(value(v)));
        }
        String from = FieldTexts.source(text, now);
        source.setText(from);
        sourceLine.setVisible(!from.isEmpty());
        sourceLine.setManaged(!from.isEmpty());
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("sourced"), now.snippet() != null);
        String said = now.values().isEmpty() ? FieldTexts.absent(text, now) : String.join(", ", now.values());
        setAccessibleText(text.get("discovery.field.spoken", label, said, Math.round(now.confidence() * 100)));
        setAccessibleHelp(from);
        pencil.setAccessibleText(text.get("discovery.edit.field", label));
        pencil.setTooltip(new Tooltip(text.get("discovery.edit.tip")));
    }

    /** Somebody else gave another value while this one is being edited: what is typed stays, and a note tells. */
    private void tellOther(FieldView was, FieldView now) {
        String value = String.join("\n", now.values());
        TextArea typed = box;
        if (editor != null && typed != null && !now.values().equals(was.values()) && !value.equals(typed.getText())) {
            other.offer(value, () -> {
                opened = value;
                typed.setText(value);
                typed.requestFocus();
            });
        }
    }

    private static Label value(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("field-value");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || editor != null || within(pencil, event)) {
            return;
        }
        requestFocus();
        if (event.getClickCount() == 2) {
            edit();
        } else {
            showSource.accept(field);
        }
    }

    private static boolean within(Node node, MouseEvent event) {
        return event.getTarget() instanceof Node target && (target == node || target.getParent() == node);
    }

    private void pressed(KeyEvent event) {
        if (editor != null || !isFocused()) {
            return;
        }
        switch (event.getCode()) {
            case F2 -> edit();
            case ENTER, SPACE -> showSource.accept(field);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Opens the editor in place of the value. */
    void edit() {
        if (editor != null) {
            return;
        }
        opened = String.join("\n", field.values());
        TextArea box = new TextArea(opened);
        this.box = box;
        other.clear();
        box.setWrapText(true);
        box.setPrefRowCount(Math.clamp(field.values().size() + (field.list() ? 1 : 0), field.list() ? 3 : 2, 8));
        box.setAccessibleText(text.get("discovery.edit.field", name.getText()));
        Label hint = new Label(text.get(field.list() ? "discovery.edit.hint.list" : "discovery.edit.hint"));
        hint.getStyleClass().add("field-hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        Button cancel = new Button(text.get("discovery.edit.cancel"));
        cancel.getStyleClass().add("small");
        cancel.setOnAction(e -> close());
        Button keep = new Button(text.get("discovery.edit.save"));
        keep.getStyleClass().addAll("small", "accent");
        keep.setOnAction(e -> commit(box));
        HBox buttons = new HBox(8, keep, cancel);
        VBox open = new VBox(6, box, other, hint, buttons);
        open.getStyleClass().add("field-editor");
        editor = open;
        box.addEventFilter(KeyEvent.KEY_PRESSED, event -> editing(event, box));
        box.focusedProperty().subscribe(focused -> {
            if (!focused && editor == open && !buttons.isFocusWithin() && !other.isFocusWithin()) {
                blurred(box, buttons);
            }
        });
        values.setVisible(false);
        values.setManaged(false);
        sourceLine.setVisible(false);
        sourceLine.setManaged(false);
        getChildren().add(open);
        box.requestFocus();
        box.selectAll();
    }

    private void editing(KeyEvent event, TextArea box) {
        boolean save = field.list() ? event.isShortcutDown() : !event.isShiftDown();
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER -> {
                if (!save) {
                    return;
                }
                commit(box);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Leaving the editor saves, unless the next focus is on its own buttons or the whole window went away. */
    private void blurred(TextArea box, HBox buttons) {
        Node next = box.getScene() == null ? null : box.getScene().getFocusOwner();
        boolean own = next != null && (buttons.getChildren().contains(next) || below(other, next));
        boolean gone = box.getScene() == null
                || box.getScene().getWindow() == null
                || !box.getScene().getWindow().isFocused();
        if (!own && !gone) {
            keep(box);
            closeQuietly();
        }
    }

    private void commit(TextArea box) {
        keep(box);
        close();
    }

    /** A text that nobody touched must not undo what somebody else stored meanwhile. */
    private void keep(TextArea box) {
        if (!box.getText().equals(opened)) {
            save.accept(field, box.getText());
        }
    }

    private static boolean below(Node part, Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n == part) {
                return true;
            }
        }
        return false;
    }

    private void close() {
        closeQuietly();
        requestFocus();
    }

    private void closeQuietly() {
        VBox open = editor;
        editor = null;
        box = null;
        if (open != null) {
            getChildren().remove(open);
        }
        values.setVisible(true);
        values.setManaged(true);
        show(field);
    }
}
