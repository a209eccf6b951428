package app.praetor.ui.common;

import javafx.scene.Node;
import javafx.scene.control.ListCell;

/** A cell that is as wide as its list and as high as its wrapped text needs. */
public abstract class WrapCell<T> extends ListCell<T> {
    /** A cell without an opinion of its own about its width. */
    protected WrapCell() {
        setPrefWidth(0);
    }

    /** A list asks for the height without a width, which would measure text that is not wrapped. */
    @Override
    protected double computePrefHeight(double width) {
        Node content = getGraphic();
        if (content == null) {
            return super.computePrefHeight(width);
        }
        double full = getWidth() > 0 ? getWidth() : getListView().getWidth();
        double inner = Math.max(1, full - snappedLeftInset() - snappedRightInset());
        return snapSizeY(content.prefHeight(inner)) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        Node content = getGraphic();
        if (content == null) {
            super.layoutChildren();
            return;
        }
        double left = snappedLeftInset();
        double top = snappedTopInset();
        content.resizeRelocate(
                left,
                top,
                Math.max(0, getWidth() - left - snappedRightInset()),
                Math.max(0, getHeight() - top - snappedBottomInset()));
    }
}
