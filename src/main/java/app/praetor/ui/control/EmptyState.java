package app.praetor.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What a screen shows when there is nothing yet: a sentence and one action. */
public final class EmptyState extends VBox {
    /** A sentence alone, as while something is prepared elsewhere. */
    public EmptyState(String sentence) {
        getStyleClass().add("empty");
        setAlignment(Pos.CENTER);
        Label label = new Label(sentence);
        label.getStyleClass().add("empty-title");
        label.setWrapText(true);
        getChildren().add(label);
        setAccessibleText(sentence);
    }

    /** A sentence and the one thing to do about it. */
    public EmptyState(String sentence, String actionText, Runnable action) {
        this(sentence);
        Button button = new Button(actionText);
        button.getStyleClass().add("accent");
        button.setOnAction(event -> action.run());
        getChildren().add(button);
    }
}
