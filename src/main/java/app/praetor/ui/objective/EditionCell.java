package app.praetor.ui.objective;

import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import app.praetor.ui.common.WrapCell;
import app.praetor.ui.control.Chip;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An edition: its number, who wrote it when and why, and whether new conversations ask it. */
final class EditionCell extends WrapCell<Edition> {
    private final EditionWords words;
    private final String active;
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label note = new Label();
    private final Chip chip = new Chip("", Chip.Tone.GOOD);
    private final VBox row;

    EditionCell(Messages messages, EditionWords words) {
        this.words = words;
        active = messages.get("objective.active");
        title.getStyleClass().add("row-title");
        detail.getStyleClass().add("hint");
        detail.setWrapText(true);
        note.getStyleClass().add("hint");
        note.setWrapText(true);
        chip.setMinWidth(Label.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, chip);
        head.getStyleClass().add("row");
        row = new VBox(head, detail, note);
        row.getStyleClass().add("row-text");
    }

    @Override
    protected void updateItem(@Nullable Edition item, boolean none) {
        super.updateItem(item, none);
        if (none || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        title.setText(words.title(item));
        Show.text(detail, words.detail(item));
        Show.text(note, item.version() == null ? "" : item.version().note());
        Show.text(chip, item.active() ? active : "");
        setGraphic(row);
        setAccessibleText(String.join(", ", title.getText(), detail.getText(), note.getText(), chip.getText()));
    }
}
