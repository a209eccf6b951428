package app.praetor.ui.objective;

import app.praetor.discovery.Objective;
import app.praetor.discovery.version.ObjectiveShelf;
import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import app.praetor.ui.common.TitleActions;
import app.praetor.ui.control.Chip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Nodes of the objectives: objectives and editions at the left, the text or the comparison at the right. */
public final class ObjectivesController {
    private final ObjectivesViewModel model;
    private final Messages messages;
    private final EditionWords words;
    private final ObjectiveFiles files;
    private final Runnable back;
    private final Chip state = new Chip("", Chip.Tone.GOOD);
    private boolean following;

    @FXML
    private BorderPane frame;

    @FXML
    private HBox actions;

    @FXML
    private Button importFile;

    @FXML
    private Button exportFile;

    @FXML
    private Button compare;

    @FXML
    private Button check;

    @FXML
    private Button toKnowledge;

    @FXML
    private ListView<String> objectives;

    @FXML
    private ListView<Edition> editions;

    @FXML
    private HBox head;

    @FXML
    private Label title;

    @FXML
    private Label hint;

    @FXML
    private StackPane middle;

    @FXML
    private ScrollPane comparison;

    @FXML
    private VBox differences;

    @FXML
    private Button problem;

    @FXML
    private Label passed;

    @FXML
    private VBox writing;

    @FXML
    private TextField note;

    @FXML
    private Button save;

    @FXML
    private Button discard;

    @FXML
    private Button activate;

    private CodeArea code;

    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    ObjectivesController(
            ObjectivesViewModel model, Messages messages, Clock clock, ObjectiveFiles files, Runnable back) {
        this.model = model;
        this.messages = messages;
        this.words = new EditionWords(messages, clock);
        this.files = files;
        this.back = back;
    }

    @FXML
    private void initialize() {
        code = new CodeArea(messages.get("objective.text"));
        middle.getChildren().addFirst(code);
        head.getChildren().add(1, state);
        state.setMinWidth(Label.USE_PREF_SIZE);
        DiffPane diff = new DiffPane(messages, differences);
        objectives.setCellFactory(list -> new NameCell());
        objectives.getSelectionModel().selectedItemProperty().subscribe(key -> {
            if (!following && key != null) {
                model.choose(key);
            }
        });
        editions.setCellFactory(list -> new EditionCell(messages, words));
        editions.getSelectionModel().selectedItemProperty().subscribe(edition -> {
            if (!following && edition != null) {
                model.look(edition);
            }
        });
        code.area().textProperty().subscribe(text -> {
            if (!following) {
                model.typed(text);
            }
        });
        note.textProperty().bindBidirectional(model.note());
        model.shelf().subscribe(this::objectives);
        model.key().subscribe(key -> follow());
        model.editions().subscribe(now -> follow());
        model.shown().subscribe(this::show);
        model.problem().subscribe(now -> problem(now));
        model.passed().subscribe(this::passed);
        model.diff().subscribe(now -> {
            if (now != null) {
                diff.show(now);
                comparison.setVvalue(0);
            }
            Show.set(comparison, now != null);
            code.setVisible(now == null);
            compare.setText(messages.get(now == null ? "objective.compare" : "objective.compare.back"));
        });
        buttons();
        frame.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
                model.save();
                event.consume();
            }
        });
    }

    private void buttons() {
        toKnowledge.setOnAction(e -> back.run());
        check.setOnAction(e -> model.check());
        compare.setOnAction(e -> model.compare());
        save.setOnAction(e -> model.save());
        note.setOnAction(e -> model.save());
        discard.setOnAction(e -> model.discard());
        activate.setOnAction(e -> model.activate());
        importFile.setOnAction(e -> files.chooseOpen().ifPresent(model::importFrom));
        exportFile.setOnAction(e -> {
            String text = code.area().getText();
            files.saveAs(model.key().get() + ".yaml", target -> {
                try {
                    Files.writeString(target, text);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        });
        problem.setOnAction(e -> {
            Problem now = model.problem().get();
            if (now != null) {
                model.diff().set(null);
                code.goTo(now.line());
            }
        });
    }

    private void objectives(@Nullable ObjectiveShelf shelf) {
        if (shelf != null) {
            following = true;
            objectives
                    .getItems()
                    .setAll(shelf.lines().stream().map(ObjectiveShelf.Line::key).toList());
            following = false;
            follow();
        }
    }

    private void follow() {
        following = true;
        if (!editions.getItems().equals(model.editions().get())) {
            editions.getItems().setAll(model.editions().get());
        }
        objectives.getSelectionModel().select(model.key().get());
        Edition shown = model.shown().get();
        int at = -1;
        for (int i = 0; shown != null && i < editions.getItems().size(); i++) {
            if (editions.getItems().get(i).key().equals(shown.key())) {
                at = i;
            }
        }
        if (at >= 0) {
            editions.getSelectionModel().clearAndSelect(at);
        }
        following = false;
    }

    private void show(@Nullable Edition edition) {
        follow();
        Show.set(head, edition != null);
        if (edition == null) {
            return;
        }
        boolean draft = edition.kind() == Edition.Kind.DRAFT;
        boolean mayChange = model.mayChange();
        following = true;
        if (!code.area().getText().equals(edition.text())) {
            code.area().setText(edition.text());
        }
        code.area().setEditable(model.editable());
        following = false;
        title.setText(messages.get("objective.title", name(model.key().get()), words.title(edition)));
        Show.text(state, edition.active() ? messages.get("objective.active") : "");
        Show.text(hint, hint(draft, mayChange));
        Show.set(writing, draft && mayChange);
        Show.set(importFile, mayChange);
        Show.set(activate, mayChange && !draft && !edition.active());
        activate.setText(
                messages.get(edition.kind() == Edition.Kind.SHIPPED ? "objective.return" : "objective.activate"));
    }

    private String hint(boolean draft, boolean mayChange) {
        if (!mayChange) {
            return messages.get("objective.readonly");
        }
        if (!draft && model.hasDraft()) {
            return messages.get("objective.locked");
        }
        return model.key().get().equals("project_discovery") ? "" : messages.get("objective.unused");
    }

    private void problem(@Nullable Problem now) {
        Show.set(problem, now != null);
        if (now != null) {
            problem.setText(
                    now.line() > 0
                            ? messages.get("objective.problem", now.line(), now.pointer(), now.words())
                            : messages.get("objective.problem.somewhere", now.pointer(), now.words()));
        }
    }

    private void passed(@Nullable Objective now) {
        Show.text(
                passed,
                now == null
                        ? ""
                        : messages.get("objective.passed", now.obligations().size()));
    }

    /** The name of a context type. */
    String name(String key) {
        return messages.get("objective.name." + key);
    }

    void focusEditions() {
        editions.requestFocus();
    }

    List<Node> takeActions() {
        return TitleActions.take(frame, actions);
    }

    /** An objective, and which edition of it new conversations ask. */
    private final class NameCell extends ListCell<String> {
        private final Label name = new Label();
        private final Label asked = new Label();
        private final VBox box = new VBox(name, asked);

        NameCell() {
            name.getStyleClass().add("row-title");
            asked.getStyleClass().add("hint");
            box.getStyleClass().add("row-text");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable String key, boolean none) {
            super.updateItem(key, none);
            ObjectiveShelf shelf = model.shelf().get();
            if (none || key == null || shelf == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            ObjectiveShelf.Version active = shelf.line(key).active();
            name.setText(name(key));
            asked.setText(
                    active == null
                            ? messages.get("objective.asked.shipped")
                            : messages.get(
                                    "objective.asked",
                                    Objects.requireNonNull(active).number()));
            setGraphic(box);
            setAccessibleText(name.getText() + ", " + asked.getText());
        }

        private String name(String key) {
            return ObjectivesController.this.name(key);
        }
    }
}
