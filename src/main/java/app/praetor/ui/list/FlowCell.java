package app.praetor.ui.list;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ListCell;

/**
 * A cell whose content takes the width of the list and as much height as its text then needs. The cell of the toolkit asks for
 * the height without saying the width, so wrapped text would be cut.
 */
public abstract class FlowCell<T> extends ListCell<T> {
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        Node content = getGraphic();
        if (content == null) {
            return 0;
        }
        Insets in = getInsets();
        double inner = (width > 0 ? width : getWidth()) - in.getLeft() - in.getRight();
        return snapSizeY(content.prefHeight(Math.max(1, inner))) + in.getTop() + in.getBottom();
    }

    @Override
    protected void layoutChildren() {
        Node content = getGraphic();
        if (content != null) {
            Insets in = getInsets();
            content.resizeRelocate(
                    in.getLeft(),
                    in.getTop(),
                    getWidth() - in.getLeft() - in.getRight(),
                    getHeight() - in.getTop() - in.getBottom());
        }
    }
}
