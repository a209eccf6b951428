package app.praetor.ui.nav;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/** What a screen offers the frame. Built lazily, kept per route; called on the JavaFX thread only. */
public interface Screen {
    /** The content; the same node every time. */
    Node view();

    /** The title in the title bar. */
    String title();

    /** The few actions at the right of the title bar; empty by default. */
    default List<Node> titleActions() {
        return List.of();
    }

    /** The details at the right, if this screen has any. */
    default Optional<Node> inspector() {
        return Optional.empty();
    }

    /** The screen became visible: subscribe and load here. */
    default void onShown() {}

    /** Puts the keys where the work goes on. Asked again while the screen is still reading, until one can take them. */
    default void focus() {}

    /** The screen is gone: close scopes and undo every subscription here. */
    default void onHidden() {}
}
