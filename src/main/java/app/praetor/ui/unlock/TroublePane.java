package app.praetor.ui.unlock;

import app.praetor.ui.Messages;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.common.Show;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;

/** Why the workspace is not open, what was kept, and what can be done about it. */
public final class TroublePane {
    private final Messages messages;
    private final String text;
    private final List<Offer> offers;
    private final BooleanProperty busy;
    private final Parent view;

    @FXML
    private Label message;

    @FXML
    private FlowPane buttons;

    @FXML
    private ProgressIndicator progress;

    /**
     * One way on.
     *
     * @param key message key of the button
     * @param run what it does, on the JavaFX thread
     */
    public record Offer(String key, Runnable run) {}

    /**
     * @param text what happened, what was kept, what to do
     * @param offers the first one is the recommended one
     * @param busy true while an offer is being carried out
     */
    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    public TroublePane(String text, List<Offer> offers, BooleanProperty busy, Messages messages) {
        this.text = text;
        this.offers = List.copyOf(offers);
        this.busy = busy;
        this.messages = messages;
        view = ScreenLoader.load("trouble", "welcome", this, messages);
    }

    @FXML
    private void initialize() {
        message.setText(text);
        Show.when(progress, busy);
        for (Offer each : offers) {
            Button button = new Button(messages.get(each.key()));
            button.setOnAction(e -> each.run().run());
            button.disableProperty().bind(busy);
            if (each == offers.getFirst()) {
                button.getStyleClass().add("accent");
                button.setDefaultButton(true);
            }
            buttons.getChildren().add(buttons.getChildren().size() - 1, button);
        }
    }

    /** The whole window's content. */
    public Parent view() {
        return view;
    }
}
