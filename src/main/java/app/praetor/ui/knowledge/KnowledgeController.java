package app.praetor.ui.knowledge;

import app.praetor.knowledge.own.OwnQuestion;
import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import app.praetor.ui.common.TitleActions;
import app.praetor.ui.list.Patch;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Nodes of the knowledge: parts and what is found at the left, the page at the right, the form above. */
public final class KnowledgeController implements KnowledgeActions {
    private final KnowledgeViewModel model;
    private final Messages messages;
    private final Runnable objectives;
    private boolean following;
    private String asked = "";

    @FXML
    private StackPane root;

    @FXML
    private BorderPane frame;

    @FXML
    private HBox actions;

    @FXML
    private Button create;

    @FXML
    private Button toObjectives;

    @FXML
    private Label readOnly;

    @FXML
    private TextField search;

    @FXML
    private ListView<Part> parts;

    @FXML
    private ListView<Found> list;

    @FXML
    private VBox nothing;

    @FXML
    private Label nothingTitle;

    @FXML
    private Label nothingHint;

    @FXML
    private Button nothingAction;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox page;

    private OwnDialog dialog;

    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    KnowledgeController(KnowledgeViewModel model, Messages messages, Runnable objectives) {
        this.model = model;
        this.messages = messages;
        this.objectives = objectives;
    }

    @FXML
    private void initialize() {
        dialog = new OwnDialog(messages, root, frame, model::kept);
        ReadingPane pane = new ReadingPane(model, messages, this, scroll, page);
        parts.setItems(FXCollections.observableArrayList(Part.all()));
        parts.setCellFactory(view -> new PartCell(messages, model));
        parts.getSelectionModel().selectedItemProperty().subscribe(part -> {
            if (part != null) {
                model.part().set(part);
            }
        });
        list.setCellFactory(view -> new FoundCell(messages));
        list.getSelectionModel().selectedItemProperty().subscribe(found -> {
            if (!following && found != null) {
                model.open(found);
            }
        });
        search.textProperty().bindBidirectional(model.query());
        model.found().subscribe(this::found);
        model.loaded().subscribe(now -> states());
        // Nothing found stays nothing found with other words, but another sentence says so.
        model.query().subscribe(now -> states());
        model.part().subscribe(now -> {
            parts.getSelectionModel().select(now);
            states();
        });
        model.shown().subscribe(found -> {
            pane.show(found);
            follow(found);
            Show.set(scroll, found != null);
        });
        create.setOnAction(e -> create());
        toObjectives.setOnAction(e -> objectives.run());
        Show.when(create, model.mayChange());
        Show.when(readOnly, model.loaded().and(model.mayChange().not()));
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::inSearch);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::inList);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::anywhere);
    }

    private void found(List<Found> now) {
        following = true;
        String ask = model.part().get().id() + " " + model.query().get();
        if (ask.equals(asked)) {
            Patch.byKey(list.getItems(), now, Found::key);
        } else {
            list.getItems().setAll(now);
            list.scrollTo(0);
        }
        asked = ask;
        following = false;
        follow(model.shown().get());
        states();
    }

    private void states() {
        boolean none = model.loaded().get() && model.found().get().isEmpty();
        Show.set(nothing, none);
        list.setVisible(!none);
        if (none) {
            sayNothing();
        }
    }

    private void sayNothing() {
        boolean words = !model.query().get().isBlank();
        boolean own = model.part().get() == Part.OWN;
        String key = words ? "knowledge.none.words" : own ? "knowledge.none.own" : "knowledge.none.off";
        nothingTitle.setText(messages.get(key));
        Show.text(nothingHint, messages.get(key + ".hint"));
        Show.set(nothingAction, words || own && model.mayChange().get());
        nothingAction.setText(messages.get(words ? "knowledge.none.clear" : "knowledge.new"));
        nothingAction.setOnAction(e -> {
            if (words) {
                search.clear();
                search.requestFocus();
            } else {
                create();
            }
        });
    }

    private void follow(@Nullable Found found) {
        following = true;
        int at = -1;
        for (int i = 0; found != null && i < list.getItems().size(); i++) {
            if (list.getItems().get(i).key().equals(found.key())) {
                at = i;
            }
        }
        if (at < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().clearAndSelect(at);
            list.getFocusModel().focus(at);
        }
        following = false;
    }

    private void inSearch(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            focusList();
            event.consume();
        }
    }

    private void inList(KeyEvent event) {
        Found found = list.getSelectionModel().getSelectedItem();
        if (found == null || event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case SPACE -> model.switchOff(found, !found.off());
            case F2, ENTER -> model.own(found).ifPresent(this::edit);
            case DELETE -> model.own(found).ifPresent(model::delete);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void anywhere(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (dialog.isOpen()) {
            return;
        }
        if (event.isShortcutDown() ? event.getCode() == KeyCode.F : !typing && event.getCode() == KeyCode.SLASH) {
            search.requestFocus();
            search.selectAll();
            event.consume();
        } else if (event.getCode() == KeyCode.N && !event.isShortcutDown() && !event.isAltDown() && !typing) {
            create();
            event.consume();
        }
    }

    @Override
    public void create() {
        if (model.mayChange().get()) {
            dialog.open(model.form(null), model.ownPools());
        }
    }

    @Override
    public void edit(OwnQuestion question) {
        if (model.mayChange().get()) {
            dialog.open(model.form(question), model.ownPools());
        }
    }

    void focusSearch() {
        search.requestFocus();
    }

    private void focusList() {
        list.requestFocus();
        if (list.getSelectionModel().getSelectedIndex() < 0 && !list.getItems().isEmpty()) {
            list.getSelectionModel().select(0);
        }
    }

    List<Node> takeActions() {
        return TitleActions.take(frame, actions);
    }
}
