package app.praetor.ui.board;

import app.praetor.task.TaskStatus;
import app.praetor.task.TaskView;
import app.praetor.ui.Messages;
import app.praetor.ui.common.When;
import java.util.Comparator;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One column: its name and number, the cards, and the line that shows where a card would land. */
final class BoardColumn extends VBox {
    private static final double LINE = 2;

    private final TaskStatus status;
    private final ListView<TaskView> list;
    private final Region line = new Region();
    private boolean quiet;

    BoardColumn(
            TaskStatus status, BoardViewModel board, Messages messages, When when, BoardDrag drag, Runnable create) {
        this.status = status;
        list = new ListView<>(board.column(status));
        list.setCellFactory(view -> new CardCell(board, messages, when, drag));
        list.getStyleClass().addAll("quiet-list", "card-list");
        String name = messages.get("board.status." + status.key());
        list.setAccessibleText(messages.get("board.column", name));
        Label none = new Label(messages.get("board.none"));
        none.getStyleClass().add("hint");
        list.setPlaceholder(new StackPane(none));
        Label title = new Label(name);
        title.getStyleClass().add("section-head");
        Label count = new Label();
        count.getStyleClass().addAll("column-count", "numbers");
        count.textProperty().bind(Bindings.size(list.getItems()).asString());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, count, gap);
        if (status == TaskStatus.PENDING) {
            Button add = new Button(null, new FontIcon("fth-plus"));
            add.getStyleClass().add("icon-button");
            add.setAccessibleText(messages.get("board.new"));
            add.setOnAction(e -> create.run());
            head.getChildren().add(add);
        }
        head.getStyleClass().add("column-head");
        head.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("insertion-line");
        line.setManaged(false);
        line.setVisible(false);
        line.setMouseTransparent(true);
        StackPane stack = new StackPane(list, line);
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().addAll(head, stack);
        getStyleClass().add("board-column");
        list.getSelectionModel().selectedItemProperty().subscribe(task -> {
            if (!quiet && task != null && list.isFocused()) {
                board.select(task.id());
            }
        });
        list.focusedProperty().subscribe(focused -> {
            TaskView task = list.getSelectionModel().getSelectedItem();
            if (focused && task != null) {
                board.select(task.id());
            }
        });
        drag.target(this);
    }

    /** Selects the card of that task, or nothing when it is elsewhere. */
    void follow(@Nullable TaskView task) {
        quiet = true;
        int at = task == null ? -1 : index(task);
        if (at < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().clearAndSelect(at);
            list.getFocusModel().focus(at);
        }
        quiet = false;
    }

    private int index(TaskView task) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).id().equals(task.id())) {
                return i;
            }
        }
        return -1;
    }

    /** Where a card would land when dropped at this height of the scene. */
    int insertion(double sceneY) {
        return (int) cells().stream()
                        .filter(c -> {
                            Bounds b = c.localToScene(c.getLayoutBounds());
                            return (b.getMinY() + b.getMaxY()) / 2 < sceneY;
                        })
                        .count()
                + firstVisible();
    }

    private int firstVisible() {
        return cells().stream().mapToInt(CardCell::getIndex).min().orElse(0);
    }

    private List<CardCell> cells() {
        return list.lookupAll(".card-cell").stream()
                .filter(n -> n instanceof CardCell c && c.isVisible() && !c.isEmpty())
                .map(n -> (CardCell) n)
                .sorted(Comparator.comparingInt(CardCell::getIndex))
                .toList();
    }

    /** Draws the line before the card of that index; after the last one when there is none. */
    void showLine(int index) {
        double y = 0;
        for (CardCell cell : cells()) {
            Bounds b = list.sceneToLocal(cell.localToScene(cell.getLayoutBounds()));
            if (cell.getIndex() < index) {
                y = b.getMaxY();
            }
        }
        line.resizeRelocate(4, Math.min(y + 1, list.getHeight() - LINE), Math.max(0, list.getWidth() - 8), LINE);
        line.setVisible(true);
        pseudoClassStateChanged(BoardDrag.TARGET, true);
    }

    void hideLine() {
        line.setVisible(false);
        pseudoClassStateChanged(BoardDrag.TARGET, false);
    }

    /** Scrolls a little when the pointer is at an edge. */
    void scrollNear(double sceneY) {
        Bounds b = list.localToScene(list.getLayoutBounds());
        double edge = 28;
        List<CardCell> cells = cells();
        if (!cells.isEmpty() && sceneY < b.getMinY() + edge) {
            list.scrollTo(Math.max(0, cells.getFirst().getIndex() - 1));
        } else if (!cells.isEmpty() && sceneY > b.getMaxY() - edge) {
            list.scrollTo(Math.min(list.getItems().size() - 1, cells.getFirst().getIndex() + 1));
        }
    }

    TaskStatus status() {
        return status;
    }

    ListView<TaskView> list() {
        return list;
    }
}
