package app.praetor.ui.action;

import app.praetor.ui.Messages;
import app.praetor.ui.control.Icons;
import app.praetor.ui.control.KeyHint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One field over everything: type, arrows, Enter. The frame shows it as an overlay and closes it on Esc. */
public final class CommandPalette extends VBox {
    private final ActionRegistry actions;
    private final Messages messages;
    private final Supplier<List<PaletteEntry>> more;
    private final Runnable close;
    private final TextField query = new TextField();
    private final ListView<PaletteEntry> results = new ListView<>();
    private List<PaletteEntry> entries = List.of();

    /** {@code more} gives further entries (tasks, questions, projects) each time the palette opens. */
    public CommandPalette(
            ActionRegistry actions, Messages messages, Supplier<List<PaletteEntry>> more, Runnable close) {
        this.actions = actions;
        this.messages = messages;
        this.more = more;
        this.close = close;
        getStyleClass().add("palette");
        query.getStyleClass().add("palette-query");
        query.setPromptText(messages.get("action.palette.prompt"));
        query.setAccessibleText(messages.get("action.palette.prompt"));
        results.getStyleClass().addAll("quiet-list", "palette-results");
        results.setAccessibleText(messages.get("action.palette.results"));
        results.setFocusTraversable(false);
        Label nothing = new Label(messages.get("action.palette.none"));
        nothing.getStyleClass().add("faint");
        results.setPlaceholder(nothing);
        results.setCellFactory(list -> new Cell());
        getChildren().addAll(query, results);
        query.textProperty().subscribe(this::search);
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /** Empties the field, gathers the entries anew and takes the focus. */
    public void open() {
        entries = gather();
        query.clear();
        search("");
        query.requestFocus();
    }

    /** The field, for tests and the tour. */
    public TextField query() {
        return query;
    }

    /** The lines that are shown, best first. */
    public List<PaletteEntry> results() {
        return List.copyOf(results.getItems());
    }

    private List<PaletteEntry> gather() {
        List<PaletteEntry> all = new ArrayList<>();
        for (AppAction action : actions.all()) {
            if (action.enabled().get()) {
                String hint = action.keys().map(KeyHint::textOf).orElse("");
                all.add(new PaletteEntry(
                        action.id(), messages.get(action.labelKey()), hint, action.icon(), () -> actions.run(action)));
            }
        }
        all.addAll(more.get());
        return all;
    }

    private void search(String text) {
        results.getItems().setAll(PaletteSearch.rank(text, entries, actions.recent()));
        results.getSelectionModel().selectFirst();
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case ENTER -> choose(results.getSelectionModel().getSelectedItem());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int size = results.getItems().size();
        if (size > 0) {
            int to = Math.floorMod(results.getSelectionModel().getSelectedIndex() + by, size);
            results.getSelectionModel().select(to);
            results.scrollTo(to);
        }
    }

    private void choose(@Nullable PaletteEntry entry) {
        if (entry != null) {
            close.run();
            actions.remember(entry.id());
            entry.run().run();
        }
    }

    private final class Cell extends ListCell<PaletteEntry> {
        Cell() {
            setOnMouseClicked(event -> choose(getItem()));
        }

        @Override
        protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox row = new HBox(Icons.of(entry.icon()), new Label(entry.text()), space);
            row.getStyleClass().add("palette-row");
            if (!entry.hint().isEmpty()) {
                row.getChildren().add(new KeyHint(entry.hint()));
            }
            setGraphic(row);
            setAccessibleText(entry.text());
        }
    }
}
