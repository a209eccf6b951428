package app.praetor.ui.discovery;

import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** Wrapped text with one passage on a coloured ground, as a text marker would leave it. */
final class MarkedText extends Region {
    private final Path ground = new Path();
    private final Text text = new Text();
    private final TextFlow flow = new TextFlow(text);
    private int from = -1;
    private int to = -1;

    MarkedText() {
        ground.getStyleClass().add("text-mark");
        ground.setManaged(false);
        text.getStyleClass().add("message-text");
        flow.getStyleClass().add("message-flow");
        getChildren().addAll(ground, flow);
    }

    /** Shows a text and marks the first place where the passage stands, whatever its case and white space. */
    void show(String content, @Nullable String passage) {
        text.setText(content);
        int[] range = passage == null ? new int[] {-1, -1} : find(content, passage);
        from = range[0];
        to = range[1];
        requestLayout();
    }

    /** Start and end of the passage in the content, or two times -1. */
    static int[] find(String content, String passage) {
        StringBuilder squeezed = new StringBuilder();
        int[] origin = new int[content.length() + 1];
        boolean space = true;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (!Character.isWhitespace(c)) {
                origin[squeezed.length()] = i;
                squeezed.append(Character.toLowerCase(c));
                space = false;
            } else if (!space) {
                origin[squeezed.length()] = i;
                squeezed.append(' ');
                space = true;
            }
        }
        String wanted = passage.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        int at = wanted.isEmpty() ? -1 : squeezed.indexOf(wanted);
        return at < 0 ? new int[] {-1, -1} : new int[] {origin[at], origin[at + wanted.length() - 1] + 1};
    }

    boolean marked() {
        return from >= 0;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        Insets in = getInsets();
        return snapSizeX(flow.prefWidth(-1)) + in.getLeft() + in.getRight();
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets in = getInsets();
        double inner = width < 0 ? -1 : Math.max(1, width - in.getLeft() - in.getRight());
        return snapSizeY(flow.prefHeight(inner)) + in.getTop() + in.getBottom();
    }

    @Override
    protected void layoutChildren() {
        Insets in = getInsets();
        flow.resizeRelocate(
                in.getLeft(),
                in.getTop(),
                getWidth() - in.getLeft() - in.getRight(),
                getHeight() - in.getTop() - in.getBottom());
        ground.relocate(0, 0);
        ground.setVisible(from >= 0);
        if (from >= 0) {
            ground.getElements().setAll(flow.getRangeShape(from, to, false));
            ground.setLayoutX(in.getLeft());
            ground.setLayoutY(in.getTop());
        } else {
            ground.getElements().clear();
        }
    }
}
