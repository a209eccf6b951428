package app.praetor.ui.kit;

import app.praetor.kit.KitService.KitInfo;
import app.praetor.kit.KitService.OutputInfo;
import app.praetor.kit.KitService.PlannedFile;
import app.praetor.kit.KitService.RunInfo;
import app.praetor.sync.client.FileDesk.Moving;
import app.praetor.sync.client.FileDesk.State;
import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import app.praetor.ui.common.When;
import app.praetor.ui.common.WrapCell;
import app.praetor.ui.control.Chip;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The rows of the kit screen: a text with a second line, and a word at the right that says how it stands. */
final class KitCells {
    private final Messages messages;
    private final Clock clock;
    private final When when;

    KitCells(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
        this.when = new When(messages, messages.locale());
    }

    /** What a row shows; the word is empty for none. */
    private record Row(String title, String detail, String word, Chip.Tone tone, boolean mono) {}

    ListCell<KitInfo> kit() {
        return new Cell<>(k -> new Row(
                k.name(),
                messages.get("kit.outputs.count", k.outputs()) + " · " + k.type(),
                "",
                Chip.Tone.NEUTRAL,
                false));
    }

    /**
     * @param missing whether the files of a run are not here
     */
    ListCell<RunInfo> run(Function<String, String> kitName, Predicate<RunInfo> missing) {
        return new Cell<>(r -> new Row(
                kitName.apply(r.kitId()),
                missing.test(r) ? started(r) + " \u00b7 " + messages.get("kit.files.short") : started(r),
                messages.get("kit.status." + r.status()),
                tone(r.status()),
                false));
    }

    ListCell<PlannedFile> planned() {
        return new Cell<>(f -> new Row(f.path(), "", messages.get("kit.change." + f.change()), tone(f.change()), true));
    }

    ListCell<OutputInfo> output() {
        return new Cell<>(o -> new Row(
                o.path(),
                o.problems().isEmpty() ? size(o.size()) : String.join("\n", o.problems()),
                messages.get("kit.output." + o.status()),
                tone(o.status()),
                true));
    }

    /** Why the files of a run are not here. */
    String missing(@Nullable Moving moving) {
        if (moving == null) {
            return messages.get("kit.files.gone");
        }
        String text = messages.get(moving.state() == State.OFFERED ? "kit.files.offered" : "kit.files.missing");
        return moving.problem() == null ? text : text + " " + moving.problem();
    }

    String started(RunInfo run) {
        OffsetDateTime at = run.startedAt();
        String duration = messages.get("kit.seconds", run.millis() / 1000.0);
        return at == null ? duration : when.ago(at, OffsetDateTime.now(clock), clock.getZone()) + " · " + duration;
    }

    private String size(long bytes) {
        return bytes < 1024 ? messages.get("kit.bytes", bytes) : messages.get("kit.kilobytes", bytes / 1024.0);
    }

    static Chip.Tone tone(String word) {
        return switch (word) {
            case "completed", "valid", "create" -> Chip.Tone.GOOD;
            case "partial", "warnings", "update" -> Chip.Tone.WARN;
            case "failed", "delete" -> Chip.Tone.BAD;
            case "running" -> Chip.Tone.ACCENT;
            default -> Chip.Tone.NEUTRAL;
        };
    }

    private static final class Cell<T> extends WrapCell<T> {
        private final Function<T, Row> words;
        private final Label title = new Label();
        private final Label detail = new Label();
        private final Chip word = new Chip("");
        private final HBox row;

        Cell(Function<T, Row> words) {
            this.words = words;
            title.setWrapText(true);
            detail.setWrapText(true);
            detail.getStyleClass().add("hint");
            word.setMinWidth(Label.USE_PREF_SIZE);
            VBox text = new VBox(title, detail);
            text.getStyleClass().add("row-text");
            HBox.setHgrow(text, Priority.ALWAYS);
            row = new HBox(text, word);
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
            Row of = words.apply(item);
            title.setText(of.title());
            title.getStyleClass().setAll("label", of.mono() ? "mono" : "row-title");
            Show.text(detail, of.detail());
            Show.text(word, of.word());
            word.setTone(of.tone());
            setGraphic(row);
            setAccessibleText(String.join(", ", of.title(), of.word(), of.detail()));
        }
    }
}
