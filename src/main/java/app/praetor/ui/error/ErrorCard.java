package app.praetor.ui.error;

import app.praetor.ui.Messages;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A failure on a card: what happened, what was kept, what to do, and details to copy. */
public final class ErrorCard extends VBox {
    /** A card for one failure; {@code close} is run by its button. */
    public ErrorCard(UserError error, Messages messages, Runnable close) {
        getStyleClass().add("dialog-card");
        Label what = sentence(error.what(), "dialog-title");
        Label kept = sentence(error.kept(), "error-kept");
        Label advice = sentence(error.advice(), "muted");
        Button copy = new Button(messages.get("error.copy"));
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(error.details());
            Clipboard.getSystemClipboard().setContent(content);
            copy.setText(messages.get("error.copied"));
        });
        Button done = new Button(messages.get("action.close"));
        done.getStyleClass().add("accent");
        done.setOnAction(event -> close.run());
        HBox buttons = new HBox(copy, done);
        buttons.getStyleClass().add("dialog-buttons");
        getChildren().addAll(what, kept, advice, buttons);
        setAccessibleText(error.sentence());
    }

    private static Label sentence(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }
}
