package app.praetor.ui.sync;

import app.praetor.sync.client.FileDesk.Counts;
import app.praetor.sync.client.FileDesk.Moving;
import app.praetor.sync.client.FileDesk.State;
import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import app.praetor.ui.control.Chip;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The files that are on their way, each with what keeps it and what can be done about that. */
final class FilesPane extends VBox {
    private final ListView<Moving> list = new ListView<>();

    FilesPane(FilesViewModel model, SyncWords words, Messages messages) {
        getStyleClass().add("group");
        Label none = new Label(messages.get("sync.files.empty"));
        none.getStyleClass().add("empty-title");
        none.setWrapText(true);
        list.getStyleClass().add("framed-list");
        list.setAccessibleText(messages.get("sync.part.files.name"));
        list.setItems(model.moving());
        list.setCellFactory(view -> new OnItsWay(words, messages, model::fetch));
        StackPane body = new StackPane(list, none);
        body.setMinHeight(0);
        setVgrow(body, Priority.ALWAYS);

        Label hint = new Label(messages.get("sync.files.hint"));
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        Button again = new Button(messages.get("sync.files.again"));
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(e -> model.again());
        HBox head = new HBox(hint, again);
        head.getStyleClass().add("row");
        head.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(head, body);

        Runnable show = () -> {
            boolean empty = model.moving().isEmpty();
            Show.set(head, !empty);
            list.setVisible(!empty);
            Show.set(none, empty);
            Counts now = model.counts().get();
            again.setDisable(now.up() + now.down() == 0);
        };
        model.moving().addListener((ListChangeListener<Moving>) c -> show.run());
        model.counts().subscribe(now -> show.run());
    }

    void focusList() {
        list.requestFocus();
    }

    /** A file: what it is, how far it is, what went wrong, and a button where a person is needed. */
    private static final class OnItsWay extends SyncCells.Row<Moving> {
        private final SyncWords words;
        private final Messages messages;
        private final Chip chip = new Chip("");
        private final Button fetch;

        OnItsWay(SyncWords words, Messages messages, Consumer<Moving> fetch) {
            this.words = words;
            this.messages = messages;
            chip.setMinWidth(Region.USE_PREF_SIZE);
            this.fetch = new Button(messages.get("sync.files.fetch"));
            this.fetch.setMinWidth(Region.USE_PREF_SIZE);
            this.fetch.setOnAction(e -> {
                Moving item = getItem();
                if (item != null) {
                    fetch.accept(item);
                }
            });
            row.getChildren().setAll(row.getChildren().getFirst(), chip, this.fetch);
        }

        @Override
        void fill(Moving item) {
            title.setText(
                    item.project() == null
                            ? item.label()
                            : messages.get("sync.files.title", item.label(), item.project()));
            boolean stopped = item.state() == State.FAILED;
            detail.setText(words.file(item) + (item.problem() == null || stopped ? "" : " \u00b7 " + item.problem()));
            Show.text(more, item.problem() == null || !stopped ? "" : item.problem());
            chip.setText(words.way(item));
            chip.setTone(stopped ? Chip.Tone.BAD : item.problem() != null ? Chip.Tone.WARN : Chip.Tone.NEUTRAL);
            Show.set(fetch, stopped || item.state() == State.OFFERED);
            fetch.setAccessibleText(messages.get("sync.files.fetch.name", title.getText()));
            at.setText(chip.getText());
        }
    }
}
