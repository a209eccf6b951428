package app.praetor.ui.board;

import app.praetor.task.TaskStatus;
import app.praetor.task.TaskView;
import app.praetor.ui.Messages;
import app.praetor.ui.control.ChangedNote;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The selected task: every field edited in place, what it waits for, and what fulfils it. */
final class TaskInspector extends VBox {
    private static final List<String> PRIORITIES = List.of("critical", "high", "medium", "low");

    private final BoardViewModel board;
    private final TaskDraft draft;
    private final Messages messages;
    private final ActionEditors editors;
    private final TextArea title = new TextArea();
    private final TextArea description = new TextArea();
    private final ComboBox<String> priority = new ComboBox<>();
    private final ComboBox<String> assignee = new ComboBox<>();
    private final DatePicker due = new DatePicker();
    private final Label problem = new Label();
    private final MenuButton status = new MenuButton();
    private final MenuButton dependencies = new MenuButton();
    private final VBox waiting = new VBox();
    private final VBox actions = new VBox();
    private @Nullable UUID actionsOf;
    private List<TaskView.ActionView> shownActions = List.of();

    TaskInspector(BoardViewModel board, Messages messages, Consumer<String> openLink) {
        this.board = board;
        this.messages = messages;
        this.draft = new TaskDraft(board);
        this.editors = new ActionEditors(board, messages, openLink);
        getStyleClass().addAll("inspector-body", "task-inspector");
        title.setPrefRowCount(2);
        title.setWrapText(true);
        description.setPrefRowCount(4);
        description.setWrapText(true);
        description.setPromptText(messages.get("board.description.hint"));
        inline(title, true);
        inline(description, false);
        title.textProperty().bindBidirectional(draft.title());
        description.textProperty().bindBidirectional(draft.description());
        priority.getItems().setAll(PRIORITIES);
        priority.setConverter(words());
        priority.setMaxWidth(Double.MAX_VALUE);
        priority.valueProperty().bindBidirectional(draft.priority());
        priority.setOnAction(e -> draft.save());
        assignee.setEditable(true);
        assignee.setMaxWidth(Double.MAX_VALUE);
        assignee.setPromptText(messages.get("board.nobody"));
        assignee.getEditor().textProperty().bindBidirectional(draft.assignee());
        assignee.setOnAction(e -> draft.save());
        saveOnLeave(assignee.getEditor());
        assignee.setOnShowing(e -> assignee.getItems().setAll(board.assignees()));
        due.setMaxWidth(Double.MAX_VALUE);
        due.setPromptText(messages.get("board.due.none"));
        due.valueProperty().bindBidirectional(draft.due());
        due.setOnAction(e -> draft.save());
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        draft.problem().subscribe(failed -> {
            problem.setText(failed == null ? "" : messages.get("board.failed", ActionEditors.said(failed)));
            problem.setVisible(failed != null);
            problem.setManaged(failed != null);
        });
        status.getStyleClass().add("quiet-menu");
        status.setAccessibleText(messages.get("board.move"));
        dependencies.setText(messages.get("board.depends.change"));
        dependencies.getStyleClass().add("quiet-menu");
        dependencies.setOnShowing(e -> fillDependencies());
        waiting.getStyleClass().add("waiting");
        Button delete = new Button(messages.get("board.delete"), new FontIcon("fth-trash-2"));
        delete.setOnAction(e -> {
            TaskView task = board.selected().get();
            if (task != null) {
                board.delete(task);
            }
        });
        FlowPane foot = new FlowPane(status, delete);
        foot.getStyleClass().add("button-row");
        Label waitsFor = new Label(messages.get("board.depends"));
        waitsFor.getStyleClass().add("section-head");
        VBox depends = new VBox(waitsFor, waiting, dependencies);
        depends.getStyleClass().add("group");
        actions.getStyleClass().add("group");
        getChildren()
                .addAll(
                        noted("board.title", title, draft.title(), draft.titleOther()),
                        problem,
                        actions,
                        noted("board.description", description, draft.description(), draft.descriptionOther()),
                        field("board.priority", priority),
                        field("board.assignee", assignee),
                        field("board.due", due),
                        depends,
                        foot);
        board.selected().subscribe(this::follow);
    }

    private void follow(@Nullable TaskView task) {
        if (task == null) {
            return;
        }
        status.setText(messages.get("board.status." + task.status().key()));
        status.getItems().clear();
        for (TaskStatus to : TaskStatus.values()) {
            if (to != task.status()) {
                MenuItem item = new MenuItem(messages.get("board.moveto", messages.get("board.status." + to.key())));
                item.setOnAction(e -> board.move(task.id(), to, Integer.MAX_VALUE));
                status.getItems().add(item);
            }
        }
        waiting.getChildren().clear();
        for (UUID id : task.dependencies()) {
            board.find(id).ifPresent(other -> waiting.getChildren().add(waitsFor(other)));
        }
        if (waiting.getChildren().isEmpty()) {
            Label none = new Label(messages.get("board.depends.none"));
            none.getStyleClass().add("hint");
            none.setWrapText(true);
            waiting.getChildren().add(none);
        }
        boolean open = task.status() != TaskStatus.COMPLETED && !task.actions().isEmpty();
        actions.setVisible(open);
        actions.setManaged(open);
        if (!task.id().equals(actionsOf) || !task.actions().equals(shownActions)) {
            actionsOf = task.id();
            shownActions = task.actions();
            Label head = new Label(messages.get("board.actions"));
            head.getStyleClass().add("section-head");
            actions.getChildren().setAll(head);
            task.actions().forEach(a -> actions.getChildren().add(editors.editor(task, a)));
        }
    }

    private Node waitsFor(TaskView other) {
        boolean done = other.status() == TaskStatus.COMPLETED;
        Button link = new Button(other.title(), new FontIcon(done ? "fth-check" : "fth-clock"));
        link.setWrapText(true);
        link.getStyleClass().add("link-row");
        link.setMaxWidth(Double.MAX_VALUE);
        link.setAccessibleText(other.title() + ", "
                + messages.get("board.status." + other.status().key()));
        link.setOnAction(e -> board.select(other.id()));
        return link;
    }

    private void fillDependencies() {
        TaskView task = board.selected().get();
        dependencies.getItems().clear();
        if (task == null) {
            return;
        }
        for (TaskView other : board.all()) {
            if (!other.id().equals(task.id())) {
                CheckMenuItem item = new CheckMenuItem(other.title());
                item.setMnemonicParsing(false);
                item.setSelected(task.dependencies().contains(other.id()));
                item.setOnAction(e -> toggle(task, other.id(), item.isSelected()));
                dependencies.getItems().add(item);
            }
        }
    }

    private void toggle(TaskView task, UUID other, boolean on) {
        List<UUID> wanted = new ArrayList<>(task.dependencies());
        wanted.remove(other);
        if (on) {
            wanted.add(other);
        }
        draft.depend(wanted);
    }

    /** Enter saves a single line, Shortcut+Enter saves several, Esc restores, leaving saves. */
    private void inline(TextArea area, boolean single) {
        area.getStyleClass().add("inline-edit");
        area.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER && (single || e.isShortcutDown())) {
                draft.save();
                e.consume();
            } else if (e.getCode() == KeyCode.ESCAPE) {
                draft.revert();
            } else if (e.getCode() == KeyCode.TAB && !e.isControlDown()) {
                e.consume();
                KeyEvent move = new KeyEvent(
                        area, area, KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, e.isShiftDown(), true, false, false);
                area.fireEvent(move);
            }
        });
        saveOnLeave(area);
    }

    private void saveOnLeave(TextInputControl field) {
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                draft.save();
            }
        });
    }

    private VBox field(String key, Node control) {
        Label label = new Label(messages.get(key));
        label.getStyleClass().add("field-label");
        label.setLabelFor(control);
        VBox box = new VBox(label, control);
        box.getStyleClass().add("field");
        return box;
    }

    /** A field with a note under it while somebody else stored another value. */
    private VBox noted(String key, Node control, StringProperty typed, ObjectProperty<@Nullable String> other) {
        ChangedNote note = ChangedNote.of(messages);
        other.subscribe(value -> {
            if (value == null) {
                note.clear();
            } else {
                note.offer(value, () -> draft.takeOther(typed, other));
            }
        });
        VBox box = field(key, control);
        box.getChildren().add(note);
        return box;
    }

    private StringConverter<String> words() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable String value) {
                return value == null ? "" : messages.get("board.priority." + value);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        };
    }

    /** Puts the caret into the title. */
    void edit() {
        title.requestFocus();
        title.selectAll();
    }
}
