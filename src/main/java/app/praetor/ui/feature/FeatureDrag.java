package app.praetor.ui.feature;

import app.praetor.feature.FeatureView;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Moving a selected feature with the mouse inside the window: a ghost follows the pointer, a line shows where it would land, Esc
 * or a release elsewhere leaves the order as it was.
 */
final class FeatureDrag {
    private static final PseudoClass BEFORE = PseudoClass.getPseudoClass("drop-before");
    private static final PseudoClass AFTER = PseudoClass.getPseudoClass("drop-after");
    private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");
    private static final double EDGE = 32;

    private final FeaturesViewModel model;
    private final StackPane root;
    private final ListView<FeatureRow> list;
    private final Label ghost = new Label();
    private @Nullable FeatureView moving;
    private @Nullable FeatureCell from;
    private @Nullable FeatureCell target;
    private int place = -1;

    FeatureDrag(FeaturesViewModel model, StackPane root, ListView<FeatureRow> list) {
        this.model = model;
        this.root = root;
        this.list = list;
        ghost.getStyleClass().add("drag-ghost");
        ghost.setManaged(false);
        ghost.setMouseTransparent(true);
        ghost.setVisible(false);
        root.getChildren().add(ghost);
    }

    void begin(FeatureCell cell, FeatureView feature) {
        moving = feature;
        from = cell;
        cell.pseudoClassStateChanged(DRAGGED, true);
        ghost.setText(feature.name());
        ghost.setVisible(true);
        ghost.autosize();
    }

    boolean active() {
        return moving != null;
    }

    void dragged(MouseEvent event) {
        if (moving == null) {
            return;
        }
        Point2D at = root.sceneToLocal(event.getSceneX(), event.getSceneY());
        ghost.relocate(at.getX() + 12, at.getY() + 8);
        double y = list.sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            if (y < EDGE) {
                flow.scrollPixels(-12);
            } else if (y > list.getHeight() - EDGE) {
                flow.scrollPixels(12);
            }
        }
    }

    void over(FeatureCell cell, @Nullable FeatureView feature, boolean lowerHalf) {
        FeatureView dragged = moving;
        clearLine();
        place = -1;
        if (dragged == null || feature == null || !feature.selected()) {
            return;
        }
        int insert = lowerHalf ? feature.order() : feature.order() - 1;
        place = insert > dragged.order() - 1 ? insert - 1 : insert;
        target = cell;
        cell.pseudoClassStateChanged(lowerHalf ? AFTER : BEFORE, true);
    }

    void drop() {
        FeatureView dragged = moving;
        int to = place;
        cancel();
        if (dragged != null && to >= 0) {
            model.moveTo(dragged.id(), to);
        }
    }

    void cancel() {
        clearLine();
        if (from != null) {
            from.pseudoClassStateChanged(DRAGGED, false);
        }
        from = null;
        moving = null;
        place = -1;
        ghost.setVisible(false);
    }

    private void clearLine() {
        if (target != null) {
            target.pseudoClassStateChanged(BEFORE, false);
            target.pseudoClassStateChanged(AFTER, false);
            target = null;
        }
    }
}
