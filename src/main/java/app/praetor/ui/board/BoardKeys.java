package app.praetor.ui.board;

import app.praetor.task.TaskView;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The board by keyboard: arrows walk, Shift and an arrow moves, Space lifts and drops, Enter opens. */
final class BoardKeys {
    private final BoardViewModel board;
    private final List<BoardColumn> columns;
    private final Runnable open;
    private final Consumer<@Nullable TaskView> lifted;
    private @Nullable TaskView held;
    private int column;
    private int index;

    /**
     * @param open puts the focus into the inspector
     * @param lifted told which card is held, null when none is any more
     */
    BoardKeys(BoardViewModel board, List<BoardColumn> columns, Runnable open, Consumer<@Nullable TaskView> lifted) {
        this.board = board;
        this.columns = columns;
        this.open = open;
        this.lifted = lifted;
        for (int i = 0; i < columns.size(); i++) {
            int at = i;
            columns.get(i).list().addEventFilter(KeyEvent.KEY_PRESSED, e -> pressed(at, e));
            columns.get(i).list().focusedProperty().subscribe(focused -> {
                if (!focused
                        && held != null
                        && columns.stream().noneMatch(c -> c.list().isFocused())) {
                    release();
                }
            });
        }
    }

    private void pressed(int at, KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        boolean used = held != null ? carry(e.getCode()) : walk(at, e.getCode(), e.isShiftDown());
        if (used) {
            e.consume();
        }
    }

    private boolean walk(int at, KeyCode key, boolean shift) {
        TaskView task = columns.get(at).list().getSelectionModel().getSelectedItem();
        ObservableList<TaskView> items = columns.get(at).list().getItems();
        int row = task == null ? 0 : items.indexOf(task);
        switch (key) {
            case LEFT, RIGHT -> {
                int to = at + (key == KeyCode.LEFT ? -1 : 1);
                if (shift && task != null) {
                    moveTo(task, to, row);
                } else {
                    focus(to, row);
                }
            }
            case UP, DOWN -> {
                int by = key == KeyCode.UP ? -1 : 1;
                if (shift && task != null && row + by >= 0 && row + by < items.size()) {
                    moveTo(task, at, row + by);
                } else {
                    focus(at, task == null ? 0 : row + by);
                }
            }
            case ENTER -> {
                if (task != null) {
                    open.run();
                }
            }
            case SPACE -> {
                if (task != null) {
                    held = task;
                    column = at;
                    index = row;
                    lifted.accept(task);
                    line();
                }
            }
            case DELETE, BACK_SPACE -> {
                if (task != null) {
                    board.delete(task);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean carry(KeyCode key) {
        TaskView task = held;
        if (task == null) {
            return false;
        }
        switch (key) {
            case LEFT, RIGHT -> {
                column = Math.clamp(column + (key == KeyCode.LEFT ? -1 : 1), 0, columns.size() - 1);
                index = Math.min(index, others(task).size());
                line();
            }
            case UP, DOWN -> {
                index = Math.clamp(
                        index + (key == KeyCode.UP ? -1 : 1), 0, others(task).size());
                line();
            }
            case SPACE, ENTER -> {
                int to = column;
                int row = index;
                release();
                moveTo(task, to, row);
            }
            case ESCAPE -> release();
            default -> {
                return key == KeyCode.TAB && releaseAndPass();
            }
        }
        return true;
    }

    private boolean releaseAndPass() {
        release();
        return false;
    }

    private List<TaskView> others(TaskView task) {
        return columns.get(column).list().getItems().stream()
                .filter(t -> !t.id().equals(task.id()))
                .toList();
    }

    private void line() {
        columns.forEach(BoardColumn::hideLine);
        TaskView task = held;
        if (task != null) {
            BoardColumn target = columns.get(column);
            int own = target.list().getItems().indexOf(task);
            target.showLine(own >= 0 && own < index ? index + 1 : index);
        }
    }

    private void release() {
        held = null;
        columns.forEach(BoardColumn::hideLine);
        lifted.accept(null);
    }

    private void moveTo(TaskView task, int to, int row) {
        if (to >= 0 && to < columns.size()) {
            board.move(task.id(), columns.get(to).status(), row);
            columns.get(to).list().requestFocus();
            board.find(task.id()).ifPresent(moved -> {
                board.select(moved.id());
                columns.get(to).follow(moved);
            });
        }
    }

    private void focus(int to, int row) {
        if (to < 0 || to >= columns.size()) {
            return;
        }
        ObservableList<TaskView> items = columns.get(to).list().getItems();
        columns.get(to).list().requestFocus();
        if (items.isEmpty()) {
            board.select(null);
        } else {
            int at = Math.clamp(row, 0, items.size() - 1);
            board.select(items.get(at).id());
            columns.get(to).follow(items.get(at));
            columns.get(to).list().scrollTo(Math.max(0, at - 1));
        }
    }
}
