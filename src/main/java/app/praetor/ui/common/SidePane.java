package app.praetor.ui.common;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/** An inspector beside the content where there is room, above its right edge where there is not. */
public final class SidePane extends Region {
    private static final double WIDTH_EM = 340.0 / 13;
    private static final double LINE = 1;
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final Region content;
    private final Region inspector;
    private final double least;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final Region em = new Region();

    /**
     * Takes the centre and the right of the frame and puts itself into its centre.
     *
     * @param least how wide the content must stay for the inspector to be beside it
     */
    public SidePane(BorderPane frame, double least) {
        this.content = (Region) frame.getCenter();
        this.inspector = (Region) frame.getRight();
        this.least = least;
        frame.setRight(null);
        frame.setCenter(null);
        em.setStyle("-fx-pref-width: 1em;");
        em.setVisible(false);
        getChildren().addAll(content, inspector, em);
        frame.setCenter(this);
        inspector.setVisible(false);
        open.subscribe(now -> {
            inspector.setVisible(now);
            requestLayout();
        });
        inspector.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && open.get() && over()) {
                open.set(false);
                content.requestFocus();
                e.consume();
            }
        });
    }

    /** Whether the inspector shows. */
    public BooleanProperty open() {
        return open;
    }

    /** Whether there is no room beside the content. */
    public boolean over() {
        return getWidth() - width() < least;
    }

    private double width() {
        double one = em.prefWidth(-1);
        return Math.min(Math.ceil(WIDTH_EM * (one > 0 ? one : 13)), Math.max(240, getWidth() - 48));
    }

    @Override
    protected void layoutChildren() {
        double side = width();
        boolean over = over();
        inspector.pseudoClassStateChanged(OVER, over);
        double beside = open.get() && !over ? side : 0;
        content.resizeRelocate(0, 0, Math.max(0, getWidth() - beside), getHeight());
        inspector.resizeRelocate(getWidth() - side, 0, side, Math.max(0, getHeight() - (over ? LINE : 0)));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(width);
    }
}
