package app.praetor.ui.sync;

import app.praetor.sync.client.SyncDesk.Conflict;
import app.praetor.sync.client.SyncDesk.Device;
import app.praetor.sync.client.SyncDesk.Queued;
import app.praetor.sync.client.SyncDesk.Rejected;
import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import app.praetor.ui.common.WrapCell;
import app.praetor.ui.control.Chip;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Rows of the lists of the exchange: a title, what belongs to it, and when at the right. */
final class SyncCells {
    private SyncCells() {}

    /** What all rows have in common. */
    abstract static class Row<T> extends WrapCell<T> {
        final Label title = wrapped("row-title");
        final Label detail = wrapped("hint");
        final Label more = wrapped("reason");
        final Label at = new Label();
        final HBox row;

        Row() {
            at.getStyleClass().addAll("hint", "numbers");
            at.setMinWidth(Region.USE_PREF_SIZE);
            VBox words = new VBox(title, detail, more);
            words.getStyleClass().add("row-text");
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            row = new HBox(words, at);
            row.getStyleClass().add("row");
        }

        @Override
        protected void updateItem(@Nullable T item, boolean none) {
            super.updateItem(item, none);
            if (none || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Show.text(more, "");
            fill(item);
            setGraphic(row);
            setAccessibleText(String.join(", ", title.getText(), detail.getText(), more.getText(), at.getText()));
        }

        abstract void fill(T item);
    }

    private static Label wrapped(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }

    /** A change that waits. */
    static final class Waiting extends Row<Queued> {
        private final SyncWords words;

        Waiting(SyncWords words) {
            this.words = words;
        }

        @Override
        void fill(Queued item) {
            title.setText(words.name(item.label(), item.row()));
            detail.setText(words.sentence(item));
            at.setText(words.ago(item.since()));
        }
    }

    /** A change that was not accepted. */
    static final class NotAccepted extends Row<Rejected> {
        private final SyncWords words;

        NotAccepted(SyncWords words, Messages messages, Consumer<Rejected> mend) {
            this.words = words;
            Button open = new Button(messages.get("sync.rejected.mend"));
            open.setMinWidth(Region.USE_PREF_SIZE);
            open.setFocusTraversable(false);
            open.setOnAction(e -> {
                Rejected item = getItem();
                if (item != null) {
                    mend.accept(item);
                }
            });
            row.getChildren().add(open);
        }

        @Override
        void fill(Rejected item) {
            title.setText(words.name(item.label(), item.row()));
            detail.setText(words.operation(item.operation()) + " · " + words.table(item.table()));
            Show.text(more, item.reason());
            at.setText(words.ago(item.at()));
        }
    }

    /** A conflict. */
    static final class InConflict extends Row<Conflict> {
        private final SyncWords words;

        InConflict(SyncWords words) {
            this.words = words;
        }

        @Override
        void fill(Conflict item) {
            title.setText(words.name(item.label(), item.row()));
            detail.setText(words.table(item.table()) + " · " + words.ago(item.at()));
            at.setText("");
            Show.set(at, false);
        }
    }

    /** A device of the account. */
    static final class OfAccount extends Row<Device> {
        private final SyncWords words;
        private final Messages messages;
        private final Chip chip = new Chip("");
        private final Button revoke;

        OfAccount(SyncWords words, Messages messages, Consumer<Device> ask) {
            this.words = words;
            this.messages = messages;
            chip.setMinWidth(Region.USE_PREF_SIZE);
            revoke = new Button(messages.get("sync.devices.revoke"));
            revoke.getStyleClass().add("danger");
            revoke.setMinWidth(Region.USE_PREF_SIZE);
            revoke.setOnAction(e -> {
                Device item = getItem();
                if (item != null) {
                    ask.accept(item);
                }
            });
            row.getChildren().setAll(row.getChildren().getFirst(), chip, revoke);
        }

        @Override
        void fill(Device item) {
            title.setText(item.name());
            detail.setText(messages.get("sync.devices.detail", words.ago(item.registered()), words.ago(item.seen())));
            String key = item.revoked() ? "sync.devices.revoked" : item.thisOne() ? "sync.devices.this" : "";
            chip.setText(key.isEmpty() ? "" : messages.get(key));
            chip.setTone(item.revoked() ? Chip.Tone.BAD : Chip.Tone.ACCENT);
            Show.set(chip, !key.isEmpty());
            Show.set(revoke, !item.revoked());
            revoke.setAccessibleText(messages.get("sync.devices.revoke.name", item.name()));
            at.setText(chip.getText());
        }
    }
}
