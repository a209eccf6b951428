package app.praetor.ui.projects;

import app.praetor.project.PhaseStatus;
import app.praetor.project.Project;
import app.praetor.project.Template;
import app.praetor.ui.Messages;
import app.praetor.ui.common.DialogLayer;
import app.praetor.ui.common.Show;
import app.praetor.ui.common.SidePane;
import app.praetor.ui.common.TitleActions;
import app.praetor.ui.common.When;
import app.praetor.ui.common.WrapCell;
import app.praetor.ui.control.ChangedNote;
import app.praetor.ui.nav.Route;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Nodes of the list of projects, its inspector and the dialog for a new one. */
public final class ProjectsController {
    private static final double LEAST_CONTENT = 360;

    private final ProjectsViewModel model;
    private final Messages messages;
    private final Clock clock;
    private final Consumer<Route> go;
    private final PhasePanel panel;
    private final When when;

    @FXML
    private StackPane root;

    @FXML
    private BorderPane frame;

    @FXML
    private HBox actions;

    @FXML
    private Button create;

    @FXML
    private ListView<Project> list;

    @FXML
    private VBox empty;

    @FXML
    private Button createFirst;

    @FXML
    private TextField name;

    @FXML
    private VBox nameOther;

    @FXML
    private Label nameProblem;

    @FXML
    private VBox phases;

    @FXML
    private VBox conditionsGroup;

    @FXML
    private Label conditionsHead;

    @FXML
    private VBox conditions;

    @FXML
    private Button advance;

    @FXML
    private Button back;

    @FXML
    private Label backHint;

    @FXML
    private Button open;

    @FXML
    private Button archive;

    @FXML
    private StackPane dialogLayer;

    @FXML
    private VBox dialog;

    @FXML
    private TextField newName;

    @FXML
    private Label newProblem;

    @FXML
    private VBox templates;

    @FXML
    private Button dialogCancel;

    @FXML
    private Button dialogCreate;

    private DialogLayer dialogs;
    private SidePane side;
    private final ChangedNote note;
    private @Nullable UUID namedId;
    private String stored = "";
    private boolean following;

    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    ProjectsController(ProjectsViewModel model, Messages messages, Clock clock, Consumer<Route> go) {
        this.model = model;
        this.messages = messages;
        this.clock = clock;
        this.go = go;
        this.note = ChangedNote.of(messages);
        this.panel = new PhasePanel(messages, go);
        this.when = new When(messages, messages.locale());
    }

    @FXML
    private void initialize() {
        side = new SidePane(frame, LEAST_CONTENT);
        nameOther.getChildren().add(note);
        list.setItems(model.projects());
        list.setCellFactory(view -> new ProjectCell());
        list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::listKey);
        list.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                openSelected();
            }
        });
        model.selected().subscribe(this::follow);
        model.revision().subscribe(now -> follow(model.selected().get()));
        model.status().subscribe(this::status);
        model.projects().addListener((ListChangeListener<Project>) c -> states());
        model.loaded().subscribe(now -> states());
        create.setOnAction(e -> dialogs.open(newName));
        createFirst.setOnAction(e -> dialogs.open(newName));
        advance.setOnAction(e -> model.advance());
        back.setOnAction(e -> model.back());
        open.setOnAction(e -> openSelected());
        archive.setOnAction(e -> {
            Project project = model.selected().get();
            if (project != null) {
                model.archive(project);
            }
        });
        prepareName();
        prepareDialog();
        root.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.N
                    && !e.isShortcutDown()
                    && !(e.getTarget() instanceof TextInputControl)
                    && !dialogs.isOpen()) {
                dialogs.open(newName);
                e.consume();
            }
        });
    }

    private void states() {
        boolean none = model.loaded().get() && model.projects().isEmpty();
        Show.set(empty, none);
        list.setVisible(!none);
    }

    private void chosen(@Nullable Project project) {
        Project now = model.selected().get();
        if (!following
                && !model.patching()
                && project != null
                && (now == null || !now.id().equals(project.id()))) {
            model.select(project);
        }
    }

    private void follow(@Nullable Project project) {
        following = true;
        side.open().set(project != null);
        if (project == null) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(project);
            followName(project);
        }
        following = false;
        status(model.status().get());
    }

    /** What is being typed stays; a note tells when somebody else gave another name meanwhile. */
    private void followName(Project project) {
        boolean same = project.id().equals(namedId);
        boolean typing = same && !name.getText().equals(stored);
        if (typing && !project.name().equals(stored) && !project.name().equals(name.getText())) {
            note.offer(project.name(), () -> name.setText(project.name()));
        } else if (!typing) {
            note.clear();
            name.setText(project.name());
            Show.text(nameProblem, "");
        }
        namedId = project.id();
        stored = project.name();
    }

    private void status(@Nullable PhaseStatus status) {
        Project project = model.selected().get();
        if (project == null) {
            return;
        }
        panel.phases(phases, status == null ? project.phase() : status.phase());
        Show.set(conditionsGroup, status != null && !status.conditions().isEmpty());
        advance.setDisable(status == null || !status.mayAdvance());
        back.setDisable(status == null || status.phase().ordinal() == 0);
        Show.set(backHint, status != null && status.phase().ordinal() > 0);
        if (status != null) {
            long missing = status.conditions().stream().filter(c -> !c.met()).count();
            conditionsHead.setText(messages.get(missing == 0 ? "projects.ready" : "projects.missing"));
            panel.conditions(conditions, project.id(), status);
        }
    }

    private void listKey(KeyEvent e) {
        Project project = model.selected().get();
        if (project == null) {
            return;
        }
        switch (e.getCode()) {
            case ENTER -> openSelected();
            case F2 -> name.requestFocus();
            case DELETE -> model.archive(project);
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void openSelected() {
        Project project = model.selected().get();
        if (project != null) {
            go.accept(PhasePanel.home(project.id(), project.phase()));
        }
    }

    /** Enter saves, Esc restores, leaving saves. */
    private void prepareName() {
        name.setOnAction(e -> rename());
        name.focusedProperty().subscribe(focused -> {
            if (!focused) {
                rename();
            }
        });
        name.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            Project project = model.selected().get();
            if (e.getCode() == KeyCode.ESCAPE && project != null) {
                note.clear();
                name.setText(project.name());
                Show.text(nameProblem, "");
            }
        });
    }

    private void rename() {
        Project project = model.selected().get();
        if (project != null) {
            Show.text(nameProblem, name.getText().isBlank() ? messages.get("projects.name.missing") : "");
            model.rename(project, name.getText(), problem -> {
                String said = problem.getMessage();
                Show.text(nameProblem, messages.get("projects.name.failed", said == null ? "" : said));
            });
        }
    }

    private void prepareDialog() {
        dialogs = new DialogLayer(dialogLayer, dialog, frame, this::createProject);
        newName.textProperty().bindBidirectional(model.newName());
        model.newProblem().subscribe(key -> Show.text(newProblem, key.isEmpty() ? "" : messages.get(key)));
        ToggleGroup group = new ToggleGroup();
        for (Template each : Template.values()) {
            RadioButton choice = new RadioButton(messages.get("projects.template." + each.key()));
            choice.setToggleGroup(group);
            choice.setOnAction(e -> model.newTemplate().set(each));
            model.newTemplate().subscribe(now -> choice.setSelected(now == each));
            Label what = new Label(messages.get("projects.template." + each.key() + ".hint"));
            what.setWrapText(true);
            what.getStyleClass().addAll("hint", "template-hint");
            what.setOnMouseClicked(e -> choice.fire());
            choice.setAccessibleText(choice.getText() + ", " + what.getText());
            templates.getChildren().add(new VBox(choice, what));
        }
        dialogCancel.setOnAction(e -> dialogs.close());
        dialogCreate.setOnAction(e -> createProject());
    }

    private void createProject() {
        if (!model.create(project -> {
            dialogs.close();
            go.accept(PhasePanel.home(project.id(), project.phase()));
        })) {
            newName.requestFocus();
        }
    }

    /** Puts the focus where the arrows walk. */
    void focus() {
        list.requestFocus();
    }

    List<Node> takeActions() {
        return TitleActions.take(frame, actions);
    }

    void openDialog() {
        dialogs.open(newName);
    }

    /** Name, template and phase on the left, the last change on the right. */
    private final class ProjectCell extends WrapCell<Project> {
        private final Label title = new Label();
        private final Label detail = new Label();
        private final Label changed = new Label();
        private final HBox row;

        ProjectCell() {
            title.setWrapText(true);
            title.getStyleClass().add("row-title");
            detail.setWrapText(true);
            detail.getStyleClass().add("hint");
            changed.getStyleClass().addAll("hint", "numbers");
            changed.setMinWidth(Label.USE_PREF_SIZE);
            VBox left = new VBox(title, detail);
            left.getStyleClass().add("row-text");
            HBox.setHgrow(left, Priority.ALWAYS);
            row = new HBox(left, changed);
            row.getStyleClass().add("row");
        }

        @Override
        protected void updateItem(@Nullable Project project, boolean none) {
            super.updateItem(project, none);
            if (none || project == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            title.setText(project.name());
            detail.setText(
                    messages.get("projects.template." + project.template().key()) + " · "
                            + messages.get("projects.phase." + project.phase()));
            changed.setText(when.ago(project.updatedAt(), OffsetDateTime.now(clock), clock.getZone()));
            setGraphic(row);
            setAccessibleText(project.name() + ", " + detail.getText() + ", "
                    + messages.get("projects.changed", changed.getText()));
        }
    }
}
