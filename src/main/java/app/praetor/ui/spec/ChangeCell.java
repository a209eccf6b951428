package app.praetor.ui.spec;

import app.praetor.spec.SpecChange;
import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import app.praetor.ui.common.WrapCell;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One requirement that differs: what happened to it in words, before and after. */
final class ChangeCell extends WrapCell<SpecChange> {
    private final Messages messages;
    private final Label kind = new Label();
    private final Label id = new Label();
    private final Label before = new Label();
    private final Label after = new Label();
    private final HBox row;

    ChangeCell(Messages messages) {
        this.messages = messages;
        id.getStyleClass().addAll("mono", "line-id");
        before.setWrapText(true);
        before.getStyleClass().add("removed-text");
        after.setWrapText(true);
        VBox body = new VBox(before, after);
        body.getStyleClass().add("change-text");
        HBox.setHgrow(body, Priority.ALWAYS);
        kind.setMinWidth(Label.USE_PREF_SIZE);
        id.setMinWidth(Label.USE_PREF_SIZE);
        row = new HBox(id, body, kind);
        row.getStyleClass().add("doc-line");
    }

    @Override
    protected void updateItem(@Nullable SpecChange change, boolean none) {
        super.updateItem(change, none);
        if (none || change == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        kind.setText(messages.get("spec.change." + change.kind()));
        kind.getStyleClass().setAll("label", "chip", "change-" + change.kind());
        id.setText(change.id());
        Show.text(before, change.before() == null ? "" : change.before());
        Show.text(after, change.after() == null ? "" : change.after());
        setGraphic(row);
        setAccessibleText(String.join(" ", kind.getText(), change.id(), before.getText(), after.getText()));
    }
}
