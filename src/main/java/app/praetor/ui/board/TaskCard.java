package app.praetor.ui.board;

import app.praetor.task.TaskStatus;
import app.praetor.task.TaskType;
import app.praetor.task.TaskView;
import app.praetor.ui.Messages;
import app.praetor.ui.common.When;
import app.praetor.ui.control.Avatar;
import app.praetor.ui.control.Chip;
import java.time.LocalDate;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A task as a card: title first, then type, due and who has it. */
final class TaskCard extends VBox {
    private final Messages messages;
    private final When when;
    private final Label title = new Label();
    private final FlowPane chips = new FlowPane();
    private final Avatar avatar = new Avatar("");

    TaskCard(Messages messages, When when) {
        this.messages = messages;
        this.when = when;
        getStyleClass().add("task-card");
        title.setWrapText(true);
        title.getStyleClass().add("task-title");
        chips.getStyleClass().add("task-chips");
        HBox foot = new HBox(chips, avatar);
        foot.getStyleClass().add("task-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(chips, Priority.ALWAYS);
        getChildren().addAll(title, foot);
    }

    /** Shows a task as it stands today. */
    void show(TaskView task, LocalDate today) {
        title.setText(task.title());
        chips.getChildren().clear();
        String type = messages.get("board.type." + task.type());
        chip(type, tone(task.type()));
        if (!task.blockedBy().isEmpty()) {
            chip(messages.get("board.after", task.blockedBy().size()), Chip.Tone.NEUTRAL);
        } else if (task.status() == TaskStatus.COMPLETED) {
            chip(messages.get("board.done"), Chip.Tone.NEUTRAL);
        } else if (task.due() != null) {
            String day = when.day(task.due(), today);
            chip(
                    task.overdue() ? messages.get("board.overdue", day) : day,
                    task.overdue() ? Chip.Tone.BAD : Chip.Tone.NEUTRAL);
        }
        if (task.status() != TaskStatus.COMPLETED
                && ("critical".equals(task.priority()) || "high".equals(task.priority()))) {
            chip(messages.get("board.priority." + task.priority()), Chip.Tone.NEUTRAL);
        }
        String assignee = task.assignee();
        avatar.setVisible(assignee != null);
        avatar.setManaged(assignee != null);
        avatar.setName(assignee == null ? "" : assignee);
    }

    /** All that the card says, in one sentence for a screen reader. */
    static String spoken(TaskView task, LocalDate today, Messages messages, When when) {
        String text = task.title() + ", " + messages.get("board.type." + task.type()) + ", "
                + messages.get("board.status." + task.status().key());
        if (task.due() != null) {
            text += ", " + messages.get("board.spoken.due", when.day(task.due(), today));
        }
        if (!task.blockedBy().isEmpty()) {
            text += ", " + messages.get("board.after", task.blockedBy().size());
        }
        return task.assignee() == null ? text : text + ", " + task.assignee();
    }

    private void chip(String text, Chip.Tone tone) {
        chips.getChildren().add(new Chip(text, tone));
    }

    private static Chip.Tone tone(TaskType type) {
        return switch (type) {
            case DECIDE -> Chip.Tone.ACCENT;
            case REVIEW -> Chip.Tone.GOOD;
            case CONNECT -> Chip.Tone.WARN;
            case PROVIDE -> Chip.Tone.NEUTRAL;
        };
    }
}
