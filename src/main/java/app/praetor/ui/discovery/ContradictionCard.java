package app.praetor.ui.discovery;

import app.praetor.discovery.session.DiscoveryView;
import app.praetor.ui.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Two values of one field side by side, a button under each. */
final class ContradictionCard extends HBox {
    ContradictionCard(Messages text, DiscoveryView.Conflict conflict, Consumer<Boolean> settle) {
        getStyleClass().add("chat-message");
        Label title = new Label(text.get("discovery.conflict.title", FieldTexts.label(text, conflict.path())));
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        HBox sides = new HBox(
                12,
                side(text, "discovery.conflict.old", conflict.oldValues(), () -> settle.accept(false)),
                side(text, "discovery.conflict.new", conflict.newValues(), () -> settle.accept(true)));
        VBox card = new VBox(10, title, sides);
        card.getStyleClass().addAll("chat-card", "conflict-card");
        HBox.setHgrow(card, Priority.ALWAYS);
        getChildren().add(card);
    }

    private static VBox side(Messages text, String key, List<String> values, Runnable take) {
        Label head = new Label(text.get(key));
        head.getStyleClass().add("card-caption");
        VBox items = new VBox(2);
        for (String value : values.isEmpty() ? List.of(text.get("discovery.conflict.none")) : values) {
            Label item = new Label(value);
            item.setWrapText(true);
            items.getChildren().add(item);
        }
        VBox.setVgrow(items, Priority.ALWAYS);
        Button button = new Button(text.get(key + ".keep"));
        button.setAccessibleHelp(String.join(", ", values));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(e -> take.run());
        VBox side = new VBox(8, head, items, button);
        side.getStyleClass().add("conflict-side");
        side.setMinWidth(0);
        side.setPrefWidth(200);
        HBox.setHgrow(side, Priority.ALWAYS);
        return side;
    }
}
