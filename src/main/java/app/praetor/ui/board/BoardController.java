package app.praetor.ui.board;

import app.praetor.task.TaskStatus;
import app.praetor.task.TaskType;
import app.praetor.task.TaskView;
import app.praetor.ui.Messages;
import app.praetor.ui.common.DialogLayer;
import app.praetor.ui.common.Show;
import app.praetor.ui.common.SidePane;
import app.praetor.ui.common.TitleActions;
import app.praetor.ui.common.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Nodes of the board: four columns, the inspector, and the dialog for a new task. */
public final class BoardController {
    private static final double LEAST_CONTENT = 860;

    private final BoardViewModel board;
    private final Messages messages;
    private final Locale locale;
    private final Consumer<String> openLink;
    private final List<BoardColumn> lanes = new ArrayList<>();

    @FXML
    private StackPane root;

    @FXML
    private BorderPane frame;

    @FXML
    private HBox actions;

    @FXML
    private TextField filter;

    @FXML
    private MenuButton group;

    @FXML
    private Button derive;

    @FXML
    private Button create;

    @FXML
    private ScrollPane columnScroll;

    @FXML
    private HBox columns;

    @FXML
    private Label liftHint;

    @FXML
    private VBox empty;

    @FXML
    private Button deriveFirst;

    @FXML
    private ScrollPane inspector;

    @FXML
    private Pane dragLayer;

    @FXML
    private StackPane dialogLayer;

    @FXML
    private VBox dialog;

    @FXML
    private TextField newTitle;

    @FXML
    private Label newProblem;

    @FXML
    private TextArea newDescription;

    @FXML
    private ComboBox<TaskType> newType;

    @FXML
    private DatePicker newDue;

    @FXML
    private Button dialogCancel;

    @FXML
    private Button dialogCreate;

    private DialogLayer dialogs;
    private SidePane side;
    private BoardDrag drag;
    private TaskInspector details;

    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    BoardController(BoardViewModel board, Messages messages, Locale locale, Consumer<String> openLink) {
        this.board = board;
        this.messages = messages;
        this.locale = locale;
        this.openLink = openLink;
    }

    @FXML
    private void initialize() {
        When when = new When(messages, locale);
        drag = new BoardDrag(board, messages, when, dragLayer);
        for (TaskStatus status : TaskStatus.values()) {
            BoardColumn column = new BoardColumn(status, board, messages, when, drag, this::openDialog);
            HBox.setHgrow(column, Priority.ALWAYS);
            column.setPrefWidth(0);
            column.setMaxWidth(Double.MAX_VALUE);
            column.list().addEventHandler(MouseEvent.MOUSE_CLICKED, e -> clicked(column, e));
            lanes.add(column);
        }
        columns.getChildren().setAll(lanes);
        new BoardKeys(board, lanes, this::openInspector, this::lifted);
        Show.text(liftHint, "");
        details = new TaskInspector(board, messages, openLink);
        inspector.setContent(details);
        side = new SidePane(frame, LEAST_CONTENT);
        board.selected().subscribe(task -> {
            lanes.forEach(column -> column.follow(task));
            if (task == null) {
                side.open().set(false);
            }
        });
        board.loaded().subscribe(now -> emptiness());
        board.empty().subscribe(now -> emptiness());
        filter.textProperty().bindBidirectional(board.filter());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, this::filterKey);
        groupMenu();
        derive.setOnAction(e -> board.derive());
        deriveFirst.setOnAction(e -> board.derive());
        derive.disableProperty().bind(board.busy());
        create.setOnAction(e -> openDialog());
        prepareDialog();
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::letters);
    }

    private void emptiness() {
        boolean none = board.loaded().get() && board.empty().get();
        Show.set(empty, none);
        columnScroll.setVisible(!none);
    }

    private void clicked(BoardColumn column, MouseEvent e) {
        TaskView task = column.list().getSelectionModel().getSelectedItem();
        if (task != null && e.isStillSincePress() && onCard(e)) {
            board.select(task.id());
            side.open().set(true);
        }
    }

    private static boolean onCard(MouseEvent e) {
        Node node = e.getPickResult().getIntersectedNode();
        while (node != null && !(node instanceof CardCell)) {
            node = node.getParent();
        }
        return node instanceof CardCell cell && !cell.isEmpty();
    }

    private void openInspector() {
        side.open().set(true);
        details.edit();
    }

    private void lifted(@Nullable TaskView task) {
        Show.text(liftHint, task == null ? "" : messages.get("board.lifted", task.title()));
    }

    private void filterKey(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE) {
            filter.clear();
            lanes.getFirst().list().requestFocus();
            e.consume();
        } else if (e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.ENTER) {
            lanes.stream()
                    .filter(c -> !c.list().getItems().isEmpty())
                    .findFirst()
                    .ifPresent(c -> {
                        board.select(c.list().getItems().getFirst().id());
                        c.list().requestFocus();
                    });
            e.consume();
        }
    }

    /** Single letters act only where nobody is typing. */
    private void letters(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE && drag.active()) {
            drag.cancel();
            e.consume();
            return;
        }
        if (e.getTarget() instanceof TextInputControl || dialogs.isOpen() || e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        if (e.getCode() == KeyCode.N) {
            openDialog();
            e.consume();
        } else if (e.getCode() == KeyCode.SLASH || e.getCode() == KeyCode.DIVIDE) {
            filter.requestFocus();
            e.consume();
        } else if (e.getCode() == KeyCode.ESCAPE && side.open().get()) {
            side.open().set(false);
            e.consume();
        }
    }

    private void groupMenu() {
        ToggleGroup toggles = new ToggleGroup();
        for (BoardViewModel.Grouping each : BoardViewModel.Grouping.values()) {
            RadioMenuItem item = new RadioMenuItem(messages.get("board.group." + each));
            item.setToggleGroup(toggles);
            item.setSelected(each == board.grouping().get());
            item.setOnAction(e -> board.grouping().set(each));
            group.getItems().add(item);
        }
        board.grouping().subscribe(each -> {
            group.setText(messages.get("board.grouped", messages.get("board.group." + each)));
            lanes.forEach(column -> column.list().refresh());
        });
    }

    private void prepareDialog() {
        dialogs = new DialogLayer(dialogLayer, dialog, frame, this::createTask);
        newType.getItems().setAll(TaskType.values());
        newType.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable TaskType type) {
                return type == null ? "" : messages.get("board.type." + type);
            }

            @Override
            public @Nullable TaskType fromString(String text) {
                return null;
            }
        });
        newType.setValue(TaskType.PROVIDE);
        newDue.setPromptText(messages.get("board.due.none"));
        Show.text(newProblem, "");
        newTitle.textProperty().subscribe(text -> Show.text(newProblem, ""));
        dialogCancel.setOnAction(e -> dialogs.close());
        dialogCreate.setOnAction(e -> createTask());
    }

    private void openDialog() {
        dialogs.open(newTitle);
    }

    private void createTask() {
        String problem = board.create(
                newType.getValue(), newTitle.getText(), newDescription.getText(), newDue.getValue(), () -> {
                    newTitle.clear();
                    newDescription.clear();
                    newDue.setValue(null);
                    dialogs.close();
                });
        Show.text(newProblem, problem.isEmpty() ? "" : messages.get(problem));
        if (!problem.isEmpty()) {
            newTitle.requestFocus();
        }
    }

    /** The buttons for the title bar, taken out of the view. */
    List<Node> takeActions() {
        return TitleActions.take(frame, actions);
    }

    /** Puts the focus where the arrows walk. */
    void focus() {
        lanes.stream()
                .filter(c -> !c.list().getItems().isEmpty())
                .findFirst()
                .orElse(lanes.getFirst())
                .list()
                .requestFocus();
    }

    void newTask() {
        openDialog();
    }

    void focusFilter() {
        filter.requestFocus();
    }

    /** Shows the inspector of the selected task. */
    void showInspector() {
        side.open().set(true);
    }
}
