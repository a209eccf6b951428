package app.praetor.ui.sync;

import app.praetor.ui.Messages;
import app.praetor.ui.common.DialogLayer;
import app.praetor.ui.common.Show;
import app.praetor.ui.sync.MendViewModel.Form;
import app.praetor.ui.sync.MendViewModel.Value;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The form of a change that the server did not take: every value as a field. */
final class MendDialog {
    private static final int MOST_LINES = 10;

    private final MendViewModel model;
    private final Messages messages;
    private final SyncWords words;
    private final Label title = wrapped("dialog-title");
    private final Label reason = wrapped("notice-box");
    private final Label problem = wrapped("field-problem");
    private final VBox fields = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final Button send;
    private final Button letGo;
    private final Button cancel;
    private final DialogLayer layer;
    private @Nullable Node first;

    /** @param askToLetGo asks before a change is let go */
    MendDialog(
            MendViewModel model, Messages messages, SyncWords words, StackPane root, Node behind, Runnable askToLetGo) {
        this.model = model;
        this.messages = messages;
        this.words = words;
        fields.getStyleClass().add("signin-fields");
        scroll.setContent(fields);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("plain-scroll");
        send = new Button(messages.get("sync.rejected.send"));
        send.getStyleClass().add("accent");
        send.setOnAction(e -> send());
        letGo = new Button(messages.get("sync.rejected.letgo"));
        letGo.getStyleClass().add("danger");
        letGo.setOnAction(e -> askToLetGo.run());
        cancel = new Button(messages.get("sync.cancel"));
        cancel.setOnAction(e -> model.close());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(letGo, gap, cancel, send);
        buttons.getStyleClass().add("dialog-buttons");
        for (Button each : new Button[] {letGo, cancel, send}) {
            each.setMinWidth(Region.USE_PREF_SIZE);
            each.disableProperty().bind(model.working());
        }
        VBox card = new VBox(title, reason, scroll, problem, buttons);
        card.getStyleClass().addAll("dialog-card", "mend");
        card.setAccessibleRole(AccessibleRole.DIALOG);
        card.setAccessibleText(messages.get("sync.rejected.mend"));
        StackPane veil = new StackPane(card);
        veil.getStyleClass().add("dialog-layer");
        root.getChildren().add(veil);
        layer = new DialogLayer(veil, card, behind, this::send);
        veil.visibleProperty().subscribe(shown -> {
            if (!shown) {
                model.close();
            }
        });
        model.form().subscribe(this::show);
        model.problem().subscribe(text -> Show.text(problem, text));
    }

    private static Label wrapped(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void show(@Nullable Form form) {
        if (form == null) {
            if (layer.isOpen()) {
                layer.close();
            }
            return;
        }
        title.setText(messages.get(
                "sync.rejected.title",
                words.table(form.change().table()),
                words.name(form.change().label(), form.change().row())));
        reason.setText(form.change().reason());
        fields.getChildren().clear();
        first = null;
        form.values().forEach(value -> fields.getChildren().add(field(value)));
        if (form.values().isEmpty()) {
            Label none = wrapped("hint");
            none.setText(messages.get("sync.rejected.novalues"));
            fields.getChildren().add(none);
        }
        layer.open(first == null ? send : first);
    }

    private VBox field(Value value) {
        Label name = new Label(words.column(value.column()));
        name.getStyleClass().add("field-label");
        Control editor = editor(value);
        name.setLabelFor(editor);
        editor.setAccessibleText(name.getText());
        Label wrong = wrapped("field-problem");
        value.problem().subscribe(key -> Show.text(wrong, key.isEmpty() ? "" : messages.get(key)));
        if (first == null) {
            first = editor;
        }
        VBox box = new VBox(name, editor, wrong);
        box.getStyleClass().add("field");
        return box;
    }

    private Control editor(Value value) {
        String now = value.text().get();
        if (value.kind() == FieldValue.Kind.YES_NO) {
            CheckBox box = new CheckBox(words.column(value.column()));
            box.setSelected("true".equals(now));
            box.selectedProperty().subscribe(on -> value.text().set(Boolean.toString(on)));
            return box;
        }
        if (value.kind() == FieldValue.Kind.JSON || FieldValue.isLong(now)) {
            TextArea area = new TextArea();
            area.setWrapText(true);
            area.setPrefRowCount(Math.clamp(now.lines().count() + now.length() / 70, 3, MOST_LINES));
            area.textProperty().bindBidirectional(value.text());
            if (value.kind() == FieldValue.Kind.JSON) {
                area.getStyleClass().add("mono");
            }
            return area;
        }
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value.text());
        return field;
    }

    private void send() {
        if (!model.send()) {
            fields.getChildren().stream()
                    .filter(box -> box instanceof VBox field
                            && field.getChildren().size() > 2
                            && field.getChildren().get(2).isVisible())
                    .findFirst()
                    .ifPresent(box -> reveal((VBox) box));
        }
    }

    /** A field that is asked for may be out of sight. */
    private void reveal(VBox field) {
        field.getChildren().get(1).requestFocus();
        double most = fields.getHeight() - scroll.getViewportBounds().getHeight();
        if (most > 0) {
            scroll.setVvalue(Math.clamp(field.getBoundsInParent().getMinY() / most, 0, 1));
        }
    }
}
