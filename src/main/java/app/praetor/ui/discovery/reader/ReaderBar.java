package app.praetor.ui.discovery.reader;

import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import app.praetor.ui.discovery.reader.ChatReader.Choice;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the box: who reads what is sent, and while a model reads, a way to stop it. Not there without a model. */
public final class ReaderBar extends HBox {
    private final Messages text;
    private final ToggleButton offline = new ToggleButton();
    private final ToggleButton model = new ToggleButton();
    private final Label under = new Label();
    private final Button stop = new Button();
    private @Nullable Choice choice;

    /**
     * @param reading whether the model reads a message now
     * @param stopping whether it was told to stop and has not ended yet
     */
    public ReaderBar(
            Messages text,
            ObservableValue<@Nullable Choice> choice,
            ObservableValue<Boolean> reading,
            ObservableValue<Boolean> stopping,
            Consumer<Boolean> use,
            Runnable onStop) {
        this.text = text;
        getStyleClass().add("reader-bar");
        ToggleGroup group = new ToggleGroup();
        offline.setToggleGroup(group);
        model.setToggleGroup(group);
        offline.setText(text.get("discovery.reader.offline"));
        offline.setAccessibleText(text.get("discovery.reader.offline.spoken"));
        offline.setOnAction(e -> choose(false, use));
        model.setOnAction(e -> choose(true, use));
        HBox segments = new HBox(offline, model);
        segments.getStyleClass().add("segments");
        under.getStyleClass().add("hint");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        stop.getStyleClass().add("reader-stop");
        stop.setText(text.get("discovery.reader.stop"));
        stop.setGraphic(new FontIcon("fth-square"));
        stop.setOnAction(e -> onStop.run());
        // Where there is little room, a long address is shortened first, and Stop never.
        offline.setMinWidth(USE_PREF_SIZE);
        stop.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(segments, gap, under, stop);
        choice.subscribe(this::show);
        Show.when(stop, reading);
        Show.when(under, reading);
        stopping.subscribe(now -> {
            stop.setDisable(now);
            under.setText(text.get(now ? "discovery.reader.stopping" : "discovery.reader.reading"));
        });
    }

    private void choose(boolean now, Consumer<Boolean> use) {
        Choice shown = choice;
        // A click on what is chosen would take the choice away.
        offline.setSelected(!now);
        model.setSelected(now);
        if (shown != null && shown.on() != now) {
            use.accept(now);
        }
    }

    private void show(@Nullable Choice now) {
        choice = now;
        Show.set(this, now != null);
        if (now != null) {
            String name = name(now, text);
            model.setText(name);
            model.setAccessibleText(text.get("discovery.reader.model.spoken", name));
            model.setTooltip(new Tooltip(text.get("discovery.reader.model.tip", now.model(), now.address())));
            offline.setSelected(!now.on());
            model.setSelected(now.on());
        }
    }

    /** What a provider is called in the chat. */
    public static String name(Choice of, Messages text) {
        return of.knownByKind() ? text.get("discovery.reader." + of.kind()) : of.host();
    }
}
