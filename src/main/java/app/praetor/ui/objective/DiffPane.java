package app.praetor.ui.objective;

import app.praetor.discovery.version.ObjectiveDiff;
import app.praetor.discovery.version.ObjectiveDiff.Change;
import app.praetor.discovery.version.ObjectiveDiff.Entry;
import app.praetor.discovery.version.ObjectiveDiff.Kind;
import app.praetor.ui.Messages;
import app.praetor.ui.control.Chip;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is different from the shipped objective, obligation by obligation. */
final class DiffPane {
    private final Messages messages;
    private final VBox page;

    DiffPane(Messages messages, VBox page) {
        this.messages = messages;
        this.page = page;
    }

    void show(ObjectiveDiff diff) {
        page.getChildren().clear();
        if (diff.isEmpty()) {
            page.getChildren().add(text(messages.get("objective.diff.none"), "hint"));
            return;
        }
        page.getChildren()
                .add(text(
                        messages.get(
                                "objective.diff.count",
                                count(diff, Kind.ADDED),
                                count(diff, Kind.CHANGED),
                                count(diff, Kind.REMOVED)),
                        "section-head"));
        if (!diff.frame().isEmpty()) {
            VBox frame = box(new Chip(messages.get("objective.diff.CHANGED"), Chip.Tone.WARN), "objective.diff.frame");
            frame.getChildren().add(changes(diff.frame()));
            page.getChildren().add(frame);
        }
        diff.entries().forEach(entry -> page.getChildren().add(entry(entry)));
    }

    private static long count(ObjectiveDiff diff, Kind kind) {
        return diff.entries().stream().filter(each -> each.kind() == kind).count();
    }

    private VBox box(Chip chip, String titleKey) {
        return head(chip, messages.get(titleKey), "");
    }

    private static VBox head(Chip chip, String title, String key) {
        chip.setMinWidth(Region.USE_PREF_SIZE);
        Label name = text(title, "row-title");
        Label id = new Label(key);
        id.getStyleClass().addAll("mono", "hint");
        HBox line = new HBox(chip, name, id);
        line.getStyleClass().add("diff-head");
        VBox box = new VBox(line);
        box.getStyleClass().add("diff-entry");
        return box;
    }

    private Node entry(Entry entry) {
        Chip chip = new Chip(
                messages.get("objective.diff." + entry.kind().name()),
                switch (entry.kind()) {
                    case ADDED -> Chip.Tone.GOOD;
                    case CHANGED -> Chip.Tone.WARN;
                    case REMOVED -> Chip.Tone.BAD;
                });
        VBox box = head(chip, entry.label(), entry.key());
        box.getChildren().add(entry.kind() == Kind.CHANGED ? changes(entry.changes()) : text(entry.question(), "hint"));
        return box;
    }

    private Node changes(List<Change> changes) {
        VBox lines = new VBox();
        lines.getStyleClass().add("diff-lines");
        for (Change each : changes) {
            Label name = text(messages.get("objective.property." + each.property()), "hint");
            Node before = side("objective.diff.before", each.before(), "diff-old");
            Node after = side("objective.diff.after", each.after(), "diff-new");
            GridPane sides = new GridPane();
            sides.getColumnConstraints().addAll(half(), half());
            sides.addRow(0, before, after);
            sides.getStyleClass().add("diff-sides");
            VBox line = new VBox(name, sides);
            line.getStyleClass().add("diff-line");
            lines.getChildren().add(line);
        }
        return lines;
    }

    private Node side(String wordKey, String value, String style) {
        Label word = new Label(messages.get(wordKey));
        word.getStyleClass().add("diff-word");
        VBox side =
                new VBox(word, text(value.isEmpty() ? messages.get("objective.diff.nothing") : value, "diff-value"));
        side.getStyleClass().addAll("diff-side", style);
        return side;
    }

    private static ColumnConstraints half() {
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        return half;
    }

    private static Label text(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
