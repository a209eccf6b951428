package app.praetor.ui.action;

import app.praetor.ui.Messages;
import app.praetor.ui.control.Icons;
import app.praetor.ui.control.KeyHint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** One field over everything: type, arrows, Enter. The frame shows it as an overlay and closes it on Esc. */
public final class CommandPalette extends VBox {
    /** From so many letters on there is something to look for. */
    private static final int SHORTEST = 3;
    /** Lines of its own that stay in sight above what is found. */
    private static final int OWN = 5;

    private final ActionRegistry actions;
    private final Messages messages;
    private final Supplier<List<PaletteEntry>> more;
    private final PaletteFinder finder;
    private final Runnable close;
    private final PauseTransition pause = new PauseTransition(Duration.millis(120));
    private final TextField query = new TextField();
    private final ListView<PaletteEntry> results = new ListView<>();
    private final Label nothing = new Label();
    private List<PaletteEntry> entries = List.of();

    /**
     * @param more gives further lines (projects, organizations) each time the palette opens
     * @param finder finds what stands in them, while somebody types
     */
    public CommandPalette(
            ActionRegistry actions,
            Messages messages,
            Supplier<List<PaletteEntry>> more,
            PaletteFinder finder,
            Runnable close) {
        this.actions = actions;
        this.messages = messages;
        this.more = more;
        this.finder = finder;
        this.close = close;
        getStyleClass().add("palette");
        query.getStyleClass().add("palette-query");
        query.setPromptText(messages.get("action.palette.prompt"));
        query.setAccessibleText(messages.get("action.palette.prompt"));
        results.getStyleClass().addAll("quiet-list", "palette-results");
        results.setAccessibleText(messages.get("action.palette.results"));
        results.setFocusTraversable(false);
        nothing.getStyleClass().add("faint");
        results.setPlaceholder(nothing);
        results.setCellFactory(list -> new Cell());
        getChildren().addAll(query, results);
        query.textProperty().subscribe(this::search);
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        pause.setOnFinished(event -> find(query.getText()));
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
        List<PaletteEntry> ranked = PaletteSearch.rank(text, entries, actions.recent());
        boolean finding = text.strip().length() >= SHORTEST;
        results.getItems().setAll(finding ? ranked.stream().limit(OWN).toList() : ranked);
        results.getSelectionModel().selectFirst();
        nothing.setText(messages.get(finding ? "action.palette.looking" : "action.palette.none"));
        pause.stop();
        if (finding) {
            pause.playFromStart();
        }
    }

    /** What was found comes below what stands there, and the selection stays where it is. */
    private void find(String text) {
        finder.find(text, found -> {
            if (text.equals(query.getText())) {
                List<PaletteEntry> own = results.getItems().stream()
                        .filter(each -> entries.contains(each))
                        .toList();
                int at = results.getSelectionModel().getSelectedIndex();
                results.getItems()
                        .setAll(Stream.concat(own.stream(), found.stream()).toList());
                results.getSelectionModel()
                        .select(Math.max(0, Math.min(at, results.getItems().size() - 1)));
                nothing.setText(messages.get("action.palette.nothing", text.strip()));
            }
        });
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
            // As wide as the list: what does not fit ends in an ellipsis.
            setPrefWidth(0);
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
            Label text = new Label(entry.text());
            VBox words = new VBox(text);
            words.setMinWidth(0);
            if (!entry.detail().isEmpty()) {
                Label detail = new Label(entry.detail());
                detail.getStyleClass().add("palette-detail");
                words.getChildren().add(detail);
            }
            HBox row = new HBox(Icons.of(entry.icon()), words, space);
            row.getStyleClass().add("palette-row");
            if (!entry.hint().isEmpty()) {
                KeyHint hint = new KeyHint(entry.hint());
                hint.setMinWidth(Region.USE_PREF_SIZE);
                row.getChildren().add(hint);
            }
            setGraphic(row);
            setAccessibleText(Stream.of(entry.text(), entry.detail(), entry.hint())
                    .filter(each -> !each.isEmpty())
                    .collect(Collectors.joining(", ")));
        }
    }
}
