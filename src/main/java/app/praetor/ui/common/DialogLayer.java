package app.praetor.ui.common;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A dialog inside the window: Enter confirms, Esc or a click beside it closes, and the focus goes back where it was. */
public final class DialogLayer {
    private final StackPane layer;
    private final Node behind;
    private @Nullable Node before;

    /**
     * @param layer covers the screen and holds the dialog
     * @param behind what is out of reach while the dialog is open
     * @param confirm runs on Enter, except in a text of several lines
     */
    public DialogLayer(StackPane layer, Region dialog, Node behind, Runnable confirm) {
        this.layer = layer;
        this.behind = behind;
        dialog.setMaxHeight(Region.USE_PREF_SIZE);
        layer.setVisible(false);
        layer.setManaged(false);
        layer.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            if (e.getTarget() == layer) {
                close();
            }
        });
        layer.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                close();
                e.consume();
            } else if (e.getCode() == KeyCode.ENTER
                    && (!(e.getTarget() instanceof TextArea) || e.isShortcutDown())
                    && !(e.getTarget() instanceof Button)) {
                confirm.run();
                e.consume();
            }
        });
    }

    /** Shows the dialog with the caret in that field. */
    public void open(Node field) {
        before = layer.getScene() == null ? null : layer.getScene().getFocusOwner();
        layer.setManaged(true);
        layer.setVisible(true);
        behind.setDisable(true);
        field.requestFocus();
    }

    /** Closes it; what was typed stays for the next time. */
    public void close() {
        layer.setVisible(false);
        layer.setManaged(false);
        behind.setDisable(false);
        Node back = before;
        if (back != null) {
            back.requestFocus();
        }
    }

    public boolean isOpen() {
        return layer.isVisible();
    }
}
