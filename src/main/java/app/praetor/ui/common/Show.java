package app.praetor.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** Shows and hides nodes so that hidden ones take no room. */
public final class Show {
    private Show() {}

    /** Shows the node while the value is true. */
    public static void when(Node node, ObservableValue<Boolean> value) {
        node.managedProperty().bind(node.visibleProperty());
        node.visibleProperty().bind(value);
    }

    /** Shows the node now or not. */
    public static void set(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    /** Sets a label's text and hides it when that is empty. */
    public static void text(Label label, String text) {
        label.setText(text);
        set(label, !text.isEmpty());
    }
}
