package app.praetor.ui.action;

import app.praetor.ui.Messages;
import app.praetor.ui.control.Icons;
import app.praetor.ui.control.KeyHint;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All keys on one card, made from the registry, so it is never out of date. */
public final class CheatSheet extends VBox {
    /** A card of the registry as it is now; {@code close} is run by the button. */
    public CheatSheet(ActionRegistry actions, Messages messages, Runnable close) {
        getStyleClass().add("dialog-card");
        Label title = new Label(messages.get("action.keys.title"));
        title.getStyleClass().add("dialog-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, Icons.button("fth-x", messages.get("action.close"), close));
        getChildren().addAll(head, grid(actions, messages));
    }

    private static GridPane grid(ActionRegistry actions, Messages messages) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        ColumnConstraints keys = new ColumnConstraints();
        keys.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(names, keys);
        int row = 0;
        for (AppAction action : actions.all()) {
            if (action.shortcut() != null) {
                grid.addRow(row++, new Label(messages.get(action.labelKey())), new KeyHint(action.shortcut()));
            }
        }
        return grid;
    }
}
