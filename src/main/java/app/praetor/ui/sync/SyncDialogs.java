package app.praetor.ui.sync;

import app.praetor.ui.Messages;
import app.praetor.ui.common.DialogLayer;
import app.praetor.ui.common.Show;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A question inside the window with up to two answers beside "Cancel"; used again for every question. */
final class SyncDialogs {
    private final Label title = label("dialog-title");
    private final Label text = label("dialog-text");
    private final Label problem = label("field-problem");
    private final Button cancel;
    private final Button other = new Button();
    private final Button yes = new Button();
    private final VBox card;
    private final DialogLayer layer;

    /**
     * An answer: the words of its button, whether it cannot be taken back, and what it does.
     *
     * @param run is given what shows a problem and keeps the question open; closing is left to {@link SyncDialogs#close}
     */
    record Answer(String words, boolean grave, Consumer<Consumer<String>> run) {}

    SyncDialogs(Messages messages, StackPane root, Node behind) {
        cancel = new Button(messages.get("sync.cancel"));
        HBox buttons = new HBox(cancel, other, yes);
        buttons.getStyleClass().add("dialog-buttons");
        for (Button each : new Button[] {cancel, other, yes}) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        card = new VBox(title, text, problem, buttons);
        card.getStyleClass().add("dialog-card");
        card.setAccessibleRole(AccessibleRole.DIALOG);
        StackPane veil = new StackPane(card);
        veil.getStyleClass().add("dialog-layer");
        root.getChildren().add(veil);
        layer = new DialogLayer(veil, card, behind, yes::fire);
        cancel.setOnAction(e -> layer.close());
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Asks with one answer. The keys are at "Cancel" when it cannot be taken back. */
    void ask(String question, String explanation, Answer answer) {
        ask(question, explanation, answer, null);
    }

    /** Asks with two answers; Enter gives the first. */
    void ask(String question, String explanation, Answer first, @Nullable Answer second) {
        title.setText(question);
        card.setAccessibleText(question);
        text.setText(explanation);
        Show.text(problem, "");
        prepare(yes, first, second != null || !first.grave());
        Show.set(other, second != null);
        if (second != null) {
            prepare(other, second, false);
        }
        layer.open(first.grave() ? cancel : yes);
    }

    private void prepare(Button button, Answer answer, boolean accent) {
        button.setText(answer.words());
        button.getStyleClass().removeAll("accent", "danger");
        if (accent) {
            button.getStyleClass().add("accent");
        } else if (answer.grave()) {
            button.getStyleClass().add("danger");
        }
        button.setOnAction(e -> answer.run().accept(said -> Show.text(problem, said)));
    }

    void close() {
        if (layer.isOpen()) {
            layer.close();
        }
    }
}
