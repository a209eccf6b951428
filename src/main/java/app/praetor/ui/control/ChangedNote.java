package app.praetor.ui.control;

import app.praetor.ui.Messages;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A quiet note under a field that is being edited: its stored value was changed by somebody else. It shows the other value on
 * demand and replaces nothing unless asked to.
 */
public final class ChangedNote extends VBox {
    private final Label other = new Label();
    private final Button show;
    private final Button take;
    private Runnable taking = () -> {};

    /** A note in the words that all screens share. */
    public static ChangedNote of(Messages messages) {
        return new ChangedNote(
                messages.get("changed.note"), messages.get("changed.show"), messages.get("changed.take"));
    }

    /** The three texts: what happened, and the names of the two buttons. */
    ChangedNote(String changed, String showWords, String takeWords) {
        getStyleClass().add("changed-note");
        Label words = new Label(changed);
        words.getStyleClass().add("changed-words");
        words.setGraphic(Icons.of("fth-users"));
        show = link(showWords);
        take = link(takeWords);
        show.setOnAction(event -> reveal(true));
        take.setOnAction(event -> {
            clear();
            taking.run();
        });
        other.getStyleClass().add("changed-value");
        other.setWrapText(true);
        other.setMinHeight(Region.USE_PREF_SIZE);
        FlowPane line = new FlowPane(words, show, take);
        line.getStyleClass().add("changed-line");
        getChildren().addAll(line, other);
        clear();
    }

    private static Button link(String words) {
        Button button = new Button(words);
        button.getStyleClass().add("link-button");
        return button;
    }

    /** Says that there is another value now; {@code whenTaken} puts it into the field. */
    public void offer(String value, Runnable whenTaken) {
        taking = whenTaken;
        other.setText(value);
        reveal(false);
        setVisible(true);
        setManaged(true);
    }

    /** There is nothing to say any more. */
    public void clear() {
        setVisible(false);
        setManaged(false);
    }

    private void reveal(boolean shown) {
        for (Region each : new Region[] {other, take}) {
            each.setVisible(shown);
            each.setManaged(shown);
        }
        show.setVisible(!shown);
        show.setManaged(!shown);
        if (shown) {
            take.requestFocus();
        }
    }
}
