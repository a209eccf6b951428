package app.praetor.ui.spec;

import app.praetor.spec.SpecChange;
import app.praetor.spec.SpecVersion;
import app.praetor.spec.SpecView;
import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import app.praetor.ui.common.SidePane;
import app.praetor.ui.common.TitleActions;
import app.praetor.ui.common.When;
import app.praetor.ui.list.Patch;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Nodes of the specification: the document, its notices, versions, changes and sources. */
public final class SpecController {
    private static final double LEAST_CONTENT = 420;

    private final SpecViewModel model;
    private final Messages messages;
    private final Clock clock;
    private final Function<String, Optional<Path>> chooseFile;
    private final ObservableList<DocRow> rows = FXCollections.observableArrayList();
    private final ObservableList<SpecChange> changed = FXCollections.observableArrayList();

    @FXML
    private BorderPane root;

    @FXML
    private HBox actions;

    @FXML
    private MenuButton versions;

    @FXML
    private MenuButton export;

    @FXML
    private MenuItem exportMarkdown;

    @FXML
    private MenuItem exportJson;

    @FXML
    private Button compile;

    @FXML
    private VBox page;

    @FXML
    private VBox notices;

    @FXML
    private ListView<DocRow> document;

    @FXML
    private VBox changes;

    @FXML
    private Label changesTitle;

    @FXML
    private Button closeChanges;

    @FXML
    private Label changesNone;

    @FXML
    private ListView<SpecChange> changeList;

    @FXML
    private VBox empty;

    @FXML
    private Button compileFirst;

    @FXML
    private VBox sources;

    private SidePane side;

    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    SpecController(SpecViewModel model, Messages messages, Clock clock, Function<String, Optional<Path>> chooseFile) {
        this.model = model;
        this.messages = messages;
        this.clock = clock;
        this.chooseFile = chooseFile;
    }

    @FXML
    private void initialize() {
        side = new SidePane(root, LEAST_CONTENT);
        document.setItems(rows);
        document.setCellFactory(view -> new DocCell(messages, clock));
        document.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row instanceof DocRow.Line l) {
                model.select(l.line());
            }
        });
        document.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                document.getSelectionModel().clearSelection();
                model.select(null);
                e.consume();
            }
        });
        changeList.setItems(changed);
        changeList.setCellFactory(view -> new ChangeCell(messages));
        compile.setOnAction(e -> model.compile());
        compileFirst.setOnAction(e -> model.compile());
        compile.disableProperty().bind(model.compiling());
        compileFirst.disableProperty().bind(model.compiling());
        exportMarkdown.setOnAction(e -> save("md"));
        exportJson.setOnAction(e -> save("json"));
        closeChanges.setOnAction(e -> model.select(null));
        model.spec().subscribe(this::show);
        model.loaded().subscribe(now -> states());
        model.line().subscribe(this::showSources);
        model.comparison().subscribe(this::showComparison);
        model.versions().addListener((ListChangeListener<SpecVersion>) c -> versionMenu());
        versionMenu();
    }

    private void states() {
        boolean none = model.loaded().get() && model.spec().get() == null;
        Show.set(empty, none);
        page.setVisible(model.spec().get() != null);
        compile.setVisible(!none);
        compile.setManaged(!none);
        export.setDisable(model.spec().get() == null);
    }

    private void show(@Nullable SpecView spec) {
        states();
        notices.getChildren().clear();
        if (spec == null) {
            rows.clear();
            return;
        }
        Patch.byKey(rows, DocRow.of(spec, messages.get("spec.open")), SpecController::identity);
        if (spec.stale()) {
            Label text = notice("fth-refresh-cw", messages.get("spec.stale"), "warn-notice");
            Button again = new Button(messages.get("spec.recompile"));
            again.setOnAction(e -> model.compile());
            again.setMinWidth(Button.USE_PREF_SIZE);
            HBox row = new HBox(text, again);
            row.getStyleClass().addAll("notice", "warn-notice");
            notices.getChildren().add(row);
        }
        if (!spec.problems().isEmpty()) {
            VBox box = new VBox(notice(
                    "fth-alert-triangle",
                    messages.get("spec.problems", spec.problems().size()),
                    "bad-notice"));
            box.getStyleClass().addAll("notice", "bad-notice");
            for (String problem : spec.problems()) {
                Label text = new Label(problem);
                text.setWrapText(true);
                text.getStyleClass().add("problem-text");
                box.getChildren().add(text);
            }
            notices.getChildren().add(box);
        }
        Show.set(notices, !notices.getChildren().isEmpty());
    }

    private static Object identity(DocRow row) {
        return switch (row) {
            case DocRow.Title t -> "title";
            case DocRow.Heading h -> "heading " + h.text();
            case DocRow.Line l ->
                l.line().id().isEmpty() ? l.line() : "line " + l.line().id();
        };
    }

    private static Label notice(String icon, String text, String style) {
        Label label = new Label(text, new FontIcon(icon));
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add(style + "-text");
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private void showSources(SpecView.@Nullable Line line) {
        side.open().set(line != null);
        sources.getChildren().clear();
        if (line == null) {
            return;
        }
        rows.stream()
                .filter(row -> row instanceof DocRow.Line l && l.line().equals(line))
                .findFirst()
                .ifPresent(document.getSelectionModel()::select);
        Label head = new Label(messages.get("spec.sources"));
        head.getStyleClass().add("section-head");
        Label text = new Label((line.id() + "  " + line.text()).strip());
        text.setWrapText(true);
        text.getStyleClass().add("hint");
        Button close = new Button(null, new FontIcon("fth-x"));
        close.getStyleClass().add("icon-button");
        close.setAccessibleText(messages.get("spec.sources.close"));
        close.setOnAction(e -> {
            document.getSelectionModel().clearSelection();
            model.select(null);
            document.requestFocus();
        });
        head.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(head, Priority.ALWAYS);
        HBox top = new HBox(head, close);
        top.getStyleClass().add("source-top");
        sources.getChildren().addAll(top, text);
        if (line.sources().isEmpty()) {
            Label none = new Label(messages.get("spec.sources.none"));
            none.setWrapText(true);
            none.getStyleClass().add("hint");
            sources.getChildren().add(none);
        }
        line.sources().forEach(s -> sources.getChildren().add(new SourceCard(s, messages)));
    }

    private void showComparison(SpecViewModel.@Nullable Comparison comparison) {
        Show.set(changes, comparison != null);
        Show.set(document, comparison == null);
        if (comparison == null) {
            return;
        }
        document.getSelectionModel().clearSelection();
        changed.setAll(comparison.changes());
        Show.set(changesNone, comparison.changes().isEmpty());
        changesTitle.setText(messages.get(
                "spec.changes.title",
                comparison.from().version(),
                comparison.to().version()));
    }

    private void versionMenu() {
        When when = new When(messages, messages.locale());
        versions.getItems().clear();
        for (SpecVersion each : model.versions()) {
            String at = when.ago(each.compiledAt(), OffsetDateTime.now(clock), clock.getZone());
            boolean first = !model.comparable(each);
            MenuItem item = new MenuItem(messages.get(
                    first ? "spec.version.first" : "spec.version", each.version(), at, each.requirements()));
            item.setDisable(first);
            item.setOnAction(e -> model.compare(each));
            versions.getItems().add(item);
        }
        versions.setDisable(model.versions().isEmpty());
    }

    private void save(String format) {
        chooseFile.apply(format).ifPresent(file -> model.export(format, file));
    }

    /** Puts the focus where the arrows walk. */
    void focus() {
        document.requestFocus();
    }

    List<Node> takeActions() {
        return TitleActions.take(root, actions);
    }
}
