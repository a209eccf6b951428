package app.praetor.ui.board;

import app.praetor.task.TaskStatus;
import app.praetor.task.TaskView;
import app.praetor.ui.Messages;
import app.praetor.ui.common.When;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
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
    private final Label avatar = new Label();

    TaskCard(Messages messages, When when) {
        this.messages = messages;
        this.when = when;
        getStyleClass().add("task-card");
        title.setWrapText(true);
        title.getStyleClass().add("task-title");
        chips.getStyleClass().add("task-chips");
        avatar.getStyleClass().add("task-avatar");
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
        chip(type, "type-" + task.type().name().toLowerCase(Locale.ROOT));
        if (!task.blockedBy().isEmpty()) {
            chip(messages.get("board.after", task.blockedBy().size()), "plain");
        } else if (task.status() == TaskStatus.COMPLETED) {
            chip(messages.get("board.done"), "plain");
        } else if (task.due() != null) {
            String day = when.day(task.due(), today);
            chip(task.overdue() ? messages.get("board.overdue", day) : day, task.overdue() ? "late" : "plain");
        }
        if (task.status() != TaskStatus.COMPLETED
                && ("critical".equals(task.priority()) || "high".equals(task.priority()))) {
            chip(messages.get("board.priority." + task.priority()), "plain");
        }
        String assignee = task.assignee();
        avatar.setVisible(assignee != null);
        avatar.setManaged(assignee != null);
        avatar.setText(assignee == null ? "" : initials(assignee));
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

    private void chip(String text, String style) {
        Label chip = new Label(text);
        chip.getStyleClass().addAll("task-chip", style);
        chips.getChildren().add(chip);
    }

    static String initials(String name) {
        return Arrays.stream(name.strip().split("[\\s@._-]+"))
                .filter(w -> !w.isEmpty())
                .limit(2)
                .map(w -> w.substring(0, w.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
