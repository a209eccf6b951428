package app.praetor.ui.shell;

import app.praetor.ui.Messages;
import app.praetor.ui.control.Icons;
import javafx.animation.PauseTransition;
import javafx.event.ActionEvent;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Short notes over the content. They leave after 8 s, wait while the pointer is on them, and never take the focus. */
public final class Toasts {
    private static final Duration SHOWN = Duration.seconds(8);
    private static final int MOST = 3;

    private final VBox layer;
    private final Messages messages;

    Toasts(VBox layer, Messages messages) {
        this.layer = layer;
        this.messages = messages;
    }

    /** Shows a sentence. */
    public void show(String text) {
        add(text, null);
    }

    /** Shows a sentence with one thing to do about it, such as Undo. */
    public void show(String text, String actionText, Runnable action) {
        Button button = new Button(actionText);
        button.getStyleClass().addAll("flat", "toast-action");
        button.setOnAction(event -> action.run());
        add(text, button);
    }

    private void add(String text, @Nullable Button action) {
        Label label = new Label(text);
        label.setWrapText(true);
        HBox toast = new HBox(label);
        toast.getStyleClass().add("toast");
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setAccessibleText(text);
        Runnable leave = () -> layer.getChildren().remove(toast);
        if (action != null) {
            action.addEventHandler(ActionEvent.ACTION, event -> leave.run());
            toast.getChildren().add(action);
        }
        toast.getChildren().add(Icons.button("fth-x", messages.get("shell.dismiss"), leave));
        layer.getChildren().add(toast);
        if (layer.getChildren().size() > MOST) {
            layer.getChildren().removeFirst();
        }
        PauseTransition timer = new PauseTransition(SHOWN);
        timer.setOnFinished(event -> leave.run());
        toast.hoverProperty().subscribe(over -> {
            if (over) {
                timer.stop();
            } else {
                timer.playFromStart();
            }
        });
    }
}
