package app.praetor.ui.activity;

import app.praetor.activity.ActivityEntry;
import app.praetor.ui.Messages;
import app.praetor.ui.activity.ActivityViewModel.Row;
import app.praetor.ui.common.Show;
import app.praetor.ui.common.TitleActions;
import app.praetor.ui.common.When;
import app.praetor.ui.common.WrapCell;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Nodes of the activity screen. */
public final class ActivityController {
    private final ActivityViewModel model;
    private final Messages messages;
    private final Clock clock;
    private final Consumer<String> clipboard;
    private final When when;

    @FXML
    private BorderPane root;

    @FXML
    private HBox actions;

    @FXML
    private TextField filter;

    @FXML
    private Button copy;

    @FXML
    private ListView<Row> list;

    @FXML
    private VBox empty;

    @FXML
    private Button reload;

    @FXML
    private VBox nothing;

    @FXML
    private Button clear;

    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    ActivityController(ActivityViewModel model, Messages messages, Clock clock, Consumer<String> clipboard) {
        this.model = model;
        this.messages = messages;
        this.clock = clock;
        this.clipboard = clipboard;
        this.when = new When(messages, messages.locale());
    }

    @FXML
    private void initialize() {
        list.setItems(model.rows());
        list.setCellFactory(view -> new EventCell());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        filter.textProperty().bindBidirectional(model.filter());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                filter.clear();
                e.consume();
            }
        });
        copy.setOnAction(e -> copy());
        clear.setOnAction(e -> filter.clear());
        reload.setOnAction(e -> model.load());
        model.rows().addListener((ListChangeListener<Row>) c -> states());
        model.loaded().subscribe(now -> states());
        list.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.isShortcutDown() && e.getCode() == KeyCode.C) {
                copy();
                e.consume();
            }
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.SLASH && !(e.getTarget() instanceof TextInputControl)) {
                filter.requestFocus();
                e.consume();
            }
        });
    }

    private void states() {
        boolean loaded = model.loaded().get();
        boolean none = model.rows().isEmpty();
        Show.set(empty, loaded && model.empty().get());
        Show.set(nothing, loaded && none && !model.empty().get());
        list.setVisible(!none);
        copy.setDisable(none);
    }

    /** The selected events, or all that the filter lets through when none is selected. */
    private void copy() {
        List<Row> chosen = List.copyOf(list.getSelectionModel().getSelectedItems());
        clipboard.accept(model.text(chosen.isEmpty() ? model.rows() : chosen));
    }

    /** Puts the focus where the arrows walk. */
    void focus() {
        list.requestFocus();
    }

    List<Node> takeActions() {
        return TitleActions.take(root, actions);
    }

    /** A day heading or an event: time, sentence, who. */
    private final class EventCell extends WrapCell<Row> {
        private final Label day = new Label();
        private final Label time = new Label();
        private final Label summary = new Label();
        private final Label actor = new Label();
        private final HBox line = new HBox(time, summary, actor);

        EventCell() {
            day.getStyleClass().addAll("section-head", "day-head");
            time.getStyleClass().addAll("numbers", "event-time");
            time.setMinWidth(Label.USE_PREF_SIZE);
            summary.setWrapText(true);
            summary.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(summary, Priority.ALWAYS);
            actor.getStyleClass().add("event-actor");
            actor.setMinWidth(Label.USE_PREF_SIZE);
            line.getStyleClass().add("event-line");
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean none) {
            super.updateItem(row, none);
            setGraphic(null);
            setAccessibleText(null);
            if (none || row == null) {
                return;
            }
            switch (row) {
                case Row.Day d -> {
                    day.setText(when.heading(d.date(), LocalDate.ofInstant(clock.instant(), model.zone())));
                    setGraphic(day);
                }
                case Row.Event e -> {
                    ActivityEntry entry = e.entry();
                    time.setText(when.time(entry.at(), model.zone()));
                    summary.setText(entry.summary());
                    actor.setText(entry.actor());
                    setGraphic(line);
                    setAccessibleText(time.getText() + ", " + entry.summary() + ", " + entry.actor());
                }
            }
        }
    }
}
