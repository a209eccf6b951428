package app.praetor.ui.board;

import app.praetor.task.TaskView;
import app.praetor.ui.Messages;
import app.praetor.ui.common.When;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** Dragging a card inside the window: a ghost under the pointer, a line where it would land, Esc leaves it. */
final class BoardDrag {
    static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");

    private final BoardViewModel board;
    private final Messages messages;
    private final When when;
    private final Pane layer;
    private @Nullable TaskView pressed;
    private @Nullable TaskView dragged;
    private @Nullable TaskCard ghost;
    private @Nullable BoardColumn over;
    private @Nullable CardCell source;
    private Point2D grip = Point2D.ZERO;

    BoardDrag(BoardViewModel board, Messages messages, When when, Pane layer) {
        this.board = board;
        this.messages = messages;
        this.when = when;
        this.layer = layer;
    }

    void source(CardCell cell) {
        cell.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> pressed = cell.getItem());
        cell.setOnDragDetected(e -> start(cell, e));
        cell.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::follow);
        // Not on release: that reaches the card before the column hears of the drop.
        cell.addEventHandler(MouseDragEvent.MOUSE_DRAG_DONE, e -> cancel());
    }

    void target(BoardColumn column) {
        column.addEventFilter(MouseDragEvent.MOUSE_DRAG_OVER, e -> hover(column, e.getSceneY()));
        column.addEventFilter(MouseDragEvent.MOUSE_DRAG_EXITED, e -> leave(column));
        column.addEventFilter(MouseDragEvent.MOUSE_DRAG_RELEASED, e -> drop(column, e.getSceneY()));
    }

    private void start(CardCell cell, MouseEvent e) {
        // The list may give the cell to another task between press and drag.
        TaskView task = pressed;
        if (e.getButton() != MouseButton.PRIMARY || task == null) {
            return;
        }
        dragged = task;
        source = cell;
        cell.lifted(task.equals(cell.getItem()));
        cell.startFullDrag();
        TaskCard card = new TaskCard(messages, when);
        card.show(task, board.today());
        card.getStyleClass().add("ghost");
        card.setManaged(false);
        grip = cell.sceneToLocal(e.getSceneX(), e.getSceneY());
        layer.getChildren().setAll(card);
        double width = cell.getWidth();
        card.resize(width, card.prefHeight(width));
        ghost = card;
        follow(e);
        e.consume();
    }

    private void follow(MouseEvent e) {
        TaskCard card = ghost;
        if (card != null) {
            Point2D at = layer.sceneToLocal(e.getSceneX(), e.getSceneY());
            card.relocate(at.getX() - grip.getX(), at.getY() - grip.getY());
            card.resize(card.getWidth(), card.prefHeight(card.getWidth()));
        }
    }

    private void hover(BoardColumn column, double sceneY) {
        if (dragged != null) {
            over = column;
            column.scrollNear(sceneY);
            column.showLine(column.insertion(sceneY));
        }
    }

    private void leave(BoardColumn column) {
        column.hideLine();
        if (over == column) {
            over = null;
        }
    }

    private void drop(BoardColumn column, double sceneY) {
        TaskView task = dragged;
        int index = column.insertion(sceneY);
        cancel();
        if (task != null) {
            int own = column.list().getItems().indexOf(task);
            board.select(task.id());
            board.move(task.id(), column.status(), own >= 0 && own < index ? index - 1 : index);
        }
    }

    boolean active() {
        return dragged != null;
    }

    /** Leaves the card where it was. */
    void cancel() {
        if (over != null) {
            over.hideLine();
        }
        if (source != null) {
            source.lifted(false);
        }
        over = null;
        source = null;
        dragged = null;
        ghost = null;
        layer.getChildren().clear();
    }
}
