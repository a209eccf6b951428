package app.praetor.ui.sync;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** A figure under its name, or beside it where there is little room. */
final class FactLabel extends GridPane {
    private final Label name = new Label();
    private final Label value = new Label();

    FactLabel() {
        getStyleClass().add("fact");
        name.getStyleClass().add("field-label");
        add(name, 0, 0);
        add(value, 0, 1);
    }

    void inline(boolean on) {
        GridPane.setConstraints(value, on ? 1 : 0, on ? 0 : 1);
    }

    void show(SyncWords.Fact fact) {
        name.setText(fact.name());
        value.setText(fact.value());
    }
}
