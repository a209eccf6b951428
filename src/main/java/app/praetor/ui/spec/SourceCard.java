package app.praetor.ui.spec;

import app.praetor.spec.SpecView.Source;
import app.praetor.ui.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where a line comes from: how sure, which words, who said them and when. */
final class SourceCard extends VBox {
    private static final double SURE = 0.75;
    private static final double LIKELY = 0.5;

    SourceCard(Source source, Messages messages) {
        getStyleClass().add("source");
        Label label = new Label(source.label());
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add("hint");
        HBox.setHgrow(label, Priority.ALWAYS);
        int percent = (int) Math.round(source.confidence() * 100);
        ProgressBar bar = new ProgressBar(source.confidence());
        String how = source.confidence() >= SURE ? "sure" : source.confidence() >= LIKELY ? "likely" : "unsure";
        bar.getStyleClass().addAll("confidence", how);
        bar.setAccessibleText(messages.get("spec.confidence", percent));
        Label number = new Label(messages.get("spec.percent", percent));
        number.getStyleClass().addAll("numbers", "hint");
        number.setMinWidth(Label.USE_PREF_SIZE);
        HBox head = new HBox(label, bar, number);
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
                            : source.turn() > 0
                                    ? messages.get("spec.source.who", speaker, source.turn())
                                    : speaker);
            who.setWrapText(true);
            who.getStyleClass().add("hint");
            getChildren().add(who);
        }
    }
}
