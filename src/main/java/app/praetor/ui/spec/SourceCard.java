package app.praetor.ui.spec;

import app.praetor.spec.SpecView.Source;
import app.praetor.ui.Messages;
import app.praetor.ui.control.ConfidenceBar;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where a line comes from: how sure, which words, who said them and when. */
final class SourceCard extends VBox {
    SourceCard(Source source, Messages messages) {
        getStyleClass().add("source");
        // A field of the conversation is named by its path; an answer brings its question.
        String field = "discovery.field." + source.label();
        Label label = new Label(messages.bundle().containsKey(field) ? messages.get(field) : source.label());
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add("hint");
        HBox.setHgrow(label, Priority.ALWAYS);
        int percent = (int) Math.round(source.confidence() * 100);
        ConfidenceBar bar = new ConfidenceBar(source.confidence());
        bar.setAccessibleText(messages.get("spec.confidence", percent));
        bar.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(label, bar);
        head.getStyleClass().add("source-head");
        getChildren().add(head);
        String snippet = source.snippet();
        Label quote = new Label(snippet == null ? messages.get("spec.source.inferred") : "“" + snippet + "”");
        quote.setWrapText(true);
        quote.getStyleClass().add(snippet == null ? "hint" : "quote");
        String speaker = source.speaker();
        getChildren().add(quote);
        if (speaker != null || source.turn() > 0) {
            Label who = new Label(
                    speaker == null
                            ? messages.get("spec.source.turn", source.turn())
                            : source.turn() > 0 ? messages.get("spec.source.who", speaker, source.turn()) : speaker);
            who.setWrapText(true);
            who.getStyleClass().add("hint");
            getChildren().add(who);
        }
    }
}
