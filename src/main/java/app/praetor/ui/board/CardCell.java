package app.praetor.ui.board;

import app.praetor.task.TaskView;
import app.praetor.ui.Messages;
import app.praetor.ui.common.When;
import app.praetor.ui.common.WrapCell;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The cell of a card; its height follows the wrapped title, and the first card of a lane carries the lane's name. */
final class CardCell extends WrapCell<TaskView> {
    private static final PseudoClass LIFTED = PseudoClass.getPseudoClass("lifted");

    private final BoardViewModel board;
    private final Messages messages;
    private final When when;
    private final TaskCard card;
    private final Label lane = new Label();
    private final VBox content;

    CardCell(BoardViewModel board, Messages messages, When when, BoardDrag drag) {
        this.board = board;
        this.messages = messages;
        this.when = when;
        card = new TaskCard(messages, when);
        lane.getStyleClass().add("lane-name");
        content = new VBox(lane, card);
        getStyleClass().add("card-cell");
        drag.source(this);
    }

    @Override
    protected void updateItem(@Nullable TaskView task, boolean empty) {
        super.updateItem(task, empty);
        if (empty || task == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        card.show(task, board.today());
        String group = board.groupOf(task);
        int before = getIndex() - 1;
        boolean first = board.grouping().get() != BoardViewModel.Grouping.NONE
                && (before < 0
                        || before >= getListView().getItems().size()
                        || !board.groupOf(getListView().getItems().get(before)).equals(group));
        lane.setText(
                switch (board.grouping().get()) {
                    case TYPE -> messages.get("board.type." + task.type());
                    case ASSIGNEE -> group.isEmpty() ? messages.get("board.nobody") : group;
                    case NONE -> "";
                });
        lane.setVisible(first);
        lane.setManaged(first);
        setGraphic(content);
        setAccessibleText(TaskCard.spoken(task, board.today(), messages, when));
    }

    void lifted(boolean on) {
        pseudoClassStateChanged(LIFTED, on);
    }
}
