package app.praetor.ui.control;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** How sure a value is: a short bar and the number. Reads as "91%". */
public final class ConfidenceBar extends HBox {
    private static final double SURE = 0.8;
    private static final PseudoClass UNSURE = PseudoClass.getPseudoClass("unsure");

    private final Region fill = new Region();
    private final StackPane track = new StackPane(fill);
    private final Label number = new Label();
    private double confidence;

    /** Shows a confidence from 0 to 1; values outside are clamped. */
    public ConfidenceBar(double confidence) {
        getStyleClass().add("confidence");
        track.getStyleClass().add("confidence-track");
        fill.getStyleClass().add("confidence-fill");
        number.getStyleClass().add("confidence-number");
        StackPane.setAlignment(fill, Pos.CENTER_LEFT);
        fill.setMinWidth(0);
        track.widthProperty().subscribe(width -> resizeFill());
        setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(track, number);
        setConfidence(confidence);
    }

    /** Shows another confidence. */
    public void setConfidence(double value) {
        confidence = Math.clamp(value, 0.0, 1.0);
        String text = Math.round(confidence * 100) + "%";
        number.setText(text);
        setAccessibleText(text);
        pseudoClassStateChanged(UNSURE, confidence < SURE);
        resizeFill();
    }

    /** The confidence that is shown. */
    public double getConfidence() {
        return confidence;
    }

    private void resizeFill() {
        double width = Math.floor(track.getWidth() * confidence);
        fill.setVisible(width > 0);
        fill.setPrefWidth(width);
        fill.setMaxWidth(width);
    }
}
