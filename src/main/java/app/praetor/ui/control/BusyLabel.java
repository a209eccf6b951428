package app.praetor.ui.control;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;

/** Says in the title bar that something takes a while; whoever is busy says so only after a moment. */
public final class BusyLabel extends Label {
    /** Shown for as long as {@code busy} is true. */
    public BusyLabel(String text, ObservableBooleanValue busy) {
        super(text);
        getStyleClass().add("faint");
        visibleProperty().bind(busy);
        managedProperty().bind(busy);
    }
}
