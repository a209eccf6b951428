package app.praetor.ui.feature;

import app.praetor.feature.FeatureView;
import app.praetor.feature.FeatureView.SignalView;
import app.praetor.ui.Messages;
import app.praetor.ui.control.ChangedNote;
import java.util.UUID;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Why a candidate is there, what spoke for it in the client's words, and the note on it. */
final class FeatureDetails extends ScrollPane {
    private final FeaturesViewModel model;
    private final Messages text;
    private final Label nothing = new Label();
    private final Label name = new Label();
    private final Label why = new Label();
    private final VBox signals = new VBox(12);
    private final TextArea note = new TextArea();
    private final ChangedNote other;
    private final VBox details;
    private @Nullable UUID shown;
    private String stored = "";

    FeatureDetails(FeaturesViewModel model, Messages text) {
        this.model = model;
        this.text = text;
        getStyleClass().add("feature-details");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        nothing.setText(text.get("feature.details.none"));
        nothing.getStyleClass().add("faint-words");
        wrap(nothing);
        name.getStyleClass().add("details-name");
        wrap(name);
        wrap(why);
        other = ChangedNote.of(text);
        Label noteHead = head("feature.note");
        noteHead.setLabelFor(note);
        note.setWrapText(true);
        note.setPrefRowCount(4);
        note.setPromptText(text.get("feature.note.prompt"));
        note.setAccessibleText(text.get("feature.note"));
        note.focusedProperty().subscribe(focused -> {
            if (!focused) {
                keep();
            }
        });
        note.addEventFilter(KeyEvent.KEY_PRESSED, this::inNote);
        Label hint = new Label(text.get("feature.note.hint"));
        hint.getStyleClass().add("faint-words");
        wrap(hint);
        details = new VBox(
                group(name),
                group(head("feature.why"), why),
                group(head("feature.signals"), signals),
                group(noteHead, note, other, hint));
        details.getStyleClass().add("details-body");
        VBox content = new VBox(nothing, details);
        content.getStyleClass().add("details-content");
        setContent(content);
        model.shownProperty().subscribe(this::show);
    }

    private static VBox group(javafx.scene.Node... nodes) {
        VBox group = new VBox(6, nodes);
        group.getStyleClass().add("details-group");
        return group;
    }

    private Label head(String key) {
        Label head = new Label(text.get(key));
        head.getStyleClass().add("section-head");
        return head;
    }

    private static void wrap(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
    }

    private void inNote(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            note.setText(stored);
            other.clear();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            keep();
            event.consume();
        }
    }

    /** Puts the cursor into the note of the candidate that is shown. */
    void editNote() {
        note.requestFocus();
        note.end();
    }

    /** Writes what was typed, for the candidate that it was typed for. */
    void keep() {
        UUID id = shown;
        if (id != null && !note.getText().equals(stored)) {
            stored = note.getText();
            model.note(id, stored);
        }
    }

    private void show(@Nullable FeatureView feature) {
        boolean same = feature != null && feature.id().equals(shown);
        if (!same) {
            keep();
        }
        shown = feature == null ? null : feature.id();
        boolean any = feature != null;
        nothing.setVisible(!any);
        nothing.setManaged(!any);
        details.setVisible(any);
        details.setManaged(any);
        if (feature == null) {
            return;
        }
        name.setText(feature.name());
        why.setText(feature.why().isBlank() ? text.get("feature.why.none") : feature.why());
        signals.getChildren()
                .setAll(feature.signals().stream().map(this::signal).toList());
        signals.getParent().setVisible(!feature.signals().isEmpty());
        signals.getParent().setManaged(!feature.signals().isEmpty());
        String now = feature.notes();
        boolean typing = same && !note.getText().equals(stored);
        if (!typing) {
            stored = now;
            other.clear();
            if (!note.getText().equals(now)) {
                note.setText(now);
            }
        } else if (!now.equals(stored) && !now.equals(note.getText().strip())) {
            other.offer(now, () -> {
                stored = now;
                note.setText(now);
            });
        }
    }

    private VBox signal(SignalView signal) {
        Label kind = new Label(FeatureTexts.kind(text, signal.kind()));
        kind.getStyleClass().add("signal-kind");
        Label words = new Label(signal.text());
        wrap(words);
        VBox lines = new VBox(2, kind, words);
        String snippet = signal.snippet();
        if (snippet != null && !snippet.isBlank()) {
            Label quote = new Label(text.get("feature.quote", snippet.strip()));
            wrap(quote);
            HBox.setHgrow(quote, Priority.ALWAYS);
            HBox line = new HBox(6, new FontIcon("fth-corner-down-right"), quote);
            line.getStyleClass().add("field-source");
            lines.getChildren().add(line);
        }
        return lines;
    }
}
