package app.praetor.ui.knowledge;

import app.praetor.ui.Messages;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A part of the knowledge with how much of it has the words. */
final class PartCell extends ListCell<Part> {
    private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");

    private final Messages messages;
    private final KnowledgeViewModel model;
    private final Label name = new Label();
    private final Label count = new Label();
    private final HBox row;

    PartCell(Messages messages, KnowledgeViewModel model) {
        this.messages = messages;
        this.model = model;
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        count.getStyleClass().addAll("numbers", "hint");
        row = new HBox(name, gap, count);
        row.getStyleClass().add("part-row");
        setPrefWidth(0);
        model.counts().subscribe(now -> numbers());
    }

    @Override
    protected void updateItem(@Nullable Part item, boolean none) {
        super.updateItem(item, none);
        setGraphic(none || item == null ? null : row);
        numbers();
    }

    private void numbers() {
        Part item = getItem();
        if (item == null) {
            setAccessibleText(null);
            return;
        }
        int number = model.counts().get().getOrDefault(item, 0);
        name.setText(messages.get("knowledge.part." + item.id()));
        count.setText(messages.get("knowledge.number", number));
        row.pseudoClassStateChanged(NONE, number == 0);
        setAccessibleText(name.getText() + ", " + count.getText());
    }
}
