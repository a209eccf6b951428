package app.praetor.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Dialogs inside the window: one at a time over a veil. Esc or a click on the veil closes; the focus goes back. */
public final class Overlay {
    private final StackPane layer;
    private final Pane below;
    private @Nullable Node focusBefore;

    /** {@code layer} lies over {@code below}, which cannot be reached while something is shown. */
    Overlay(StackPane layer, Pane below) {
        this.layer = layer;
        this.below = below;
        layer.setVisible(false);
        layer.setOnMousePressed(event -> {
            if (event.getTarget() == layer) {
                hide();
            }
        });
        layer.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                hide();
                event.consume();
            }
        });
    }

    /** Shows a card in the middle, in place of what was shown before. */
    public void show(Region card) {
        show(card, Pos.CENTER);
    }

    /** Shows a card at a place. */
    public void show(Region card, Pos place) {
        Scene scene = layer.getScene();
        if (!isShown() && scene != null) {
            focusBefore = scene.getFocusOwner();
        }
        card.setMaxHeight(Region.USE_PREF_SIZE);
        StackPane.setAlignment(card, place);
        layer.getChildren().setAll(card);
        layer.setVisible(true);
        below.setMouseTransparent(true);
        card.requestFocus();
    }

    /** Takes the card away and gives the focus back. */
    public void hide() {
        if (isShown()) {
            layer.getChildren().clear();
            layer.setVisible(false);
            below.setMouseTransparent(false);
            if (focusBefore != null) {
                focusBefore.requestFocus();
                focusBefore = null;
            }
        }
    }

    /** Whether a card is shown. */
    public boolean isShown() {
        return layer.isVisible();
    }
}
