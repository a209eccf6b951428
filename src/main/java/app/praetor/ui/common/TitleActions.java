package app.praetor.ui.common;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Moves the buttons that the FXML has at the top of a screen into the frame's title bar. */
public final class TitleActions {
    private TitleActions() {}

    /** Takes the buttons out of the view; they keep the styles that screens share. */
    public static List<Node> take(BorderPane frame, HBox actions) {
        frame.setTop(null);
        List<Node> nodes = List.copyOf(actions.getChildren());
        actions.getChildren().clear();
        String sheet = Objects.requireNonNull(TitleActions.class.getResource("/styles/common.css"))
                .toExternalForm();
        for (Node node : nodes) {
            if (node instanceof ButtonBase button) {
                button.setMinWidth(Region.USE_PREF_SIZE);
            }
            if (node instanceof Parent parent) {
                parent.getStylesheets().add(sheet);
            }
        }
        return nodes;
    }
}
