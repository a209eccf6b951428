package app.praetor.ui.knowledge;

import app.praetor.knowledge.browse.Entry;
import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import app.praetor.ui.common.WrapCell;
import app.praetor.ui.control.Chip;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An entry in the list: its title, what it is, and whether it is the organization's own or switched off. */
final class FoundCell extends WrapCell<Found> {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final Messages messages;
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Chip word = new Chip("");
    private final HBox row;

    FoundCell(Messages messages) {
        this.messages = messages;
        title.setWrapText(true);
        title.getStyleClass().add("row-title");
        detail.getStyleClass().add("hint");
        detail.setMinWidth(0);
        word.setMinWidth(Label.USE_PREF_SIZE);
        VBox text = new VBox(title, detail);
        text.getStyleClass().add("row-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        row = new HBox(text, word);
        row.getStyleClass().add("row");
    }

    @Override
    protected void updateItem(@Nullable Found item, boolean none) {
        super.updateItem(item, none);
        if (none || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Entry entry = item.entry();
        boolean off = item.off() || item.poolOff();
        title.setText(entry.title());
        detail.setText(detail(entry));
        Show.text(word, off ? messages.get("knowledge.off") : entry.own() ? messages.get("knowledge.own") : "");
        word.setTone(off ? Chip.Tone.NEUTRAL : Chip.Tone.ACCENT);
        row.pseudoClassStateChanged(OFF, off);
        setGraphic(row);
        setAccessibleText(String.join(", ", entry.title(), detail.getText(), word.getText()));
    }

    private String detail(Entry entry) {
        String kind = messages.get("knowledge.one." + entry.kind().id());
        String place = entry.kind() == Entry.Kind.POOL
                ? messages.get("knowledge.questions.count", entry.questions().size())
                : entry.place();
        return place.isEmpty() ? kind : messages.get("knowledge.detail", kind, place);
    }
}
