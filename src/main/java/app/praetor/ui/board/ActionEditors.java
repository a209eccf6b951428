package app.praetor.ui.board;

import app.praetor.task.TaskView;
import app.praetor.task.TaskView.ActionView;
import app.praetor.ui.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The editor that each type of action is fulfilled with. */
final class ActionEditors {
    private final BoardViewModel board;
    private final Messages messages;
    private final Consumer<String> openLink;

    /** One try of one action: the key stays the same until it is stored, so that a second click counts once. */
    private record Try(UUID taskId, ActionView action, String key, Label problem) {}

    ActionEditors(BoardViewModel board, Messages messages, Consumer<String> openLink) {
        this.board = board;
        this.messages = messages;
        this.openLink = openLink;
    }

    Node editor(TaskView task, ActionView action) {
        Label problem = new Label();
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        Try one = new Try(task.id(), action, UUID.randomUUID().toString(), problem);
        Label label = new Label(action.label());
        label.getStyleClass().add("field-label");
        label.setWrapText(true);
        VBox box = new VBox(label);
        box.getStyleClass().addAll("field", "action-editor");
        switch (action.type()) {
            case "SINGLE_SELECT" -> single(box, one);
            case "MULTI_SELECT" -> several(box, one);
            case "APPROVE_REJECT" -> approve(box, one);
            case "EXTERNAL_LINK" -> link(box, one);
            default -> text(box, one, label);
        }
        box.getChildren().add(problem);
        return box;
    }

    private void text(VBox box, Try one, Label label) {
        TextArea area = new TextArea();
        area.setWrapText(true);
        area.setPrefRowCount(3);
        area.setAccessibleText(one.action().label());
        label.setLabelFor(area);
        box.getChildren()
                .addAll(
                        area,
                        send(
                                "board.action.save",
                                () -> submit(one, area.getText().strip())));
    }

    private void single(VBox box, Try one) {
        ToggleGroup group = new ToggleGroup();
        for (String option : one.action().options()) {
            RadioButton choice = new RadioButton(option);
            choice.setWrapText(true);
            choice.setToggleGroup(group);
            choice.setUserData(option);
            box.getChildren().add(choice);
        }
        box.getChildren().add(send("board.action.decide", () -> {
            Object chosen = group.getSelectedToggle() == null
                    ? ""
                    : group.getSelectedToggle().getUserData();
            submit(one, String.valueOf(chosen));
        }));
    }

    private void several(VBox box, Try one) {
        List<CheckBox> choices = new ArrayList<>();
        for (String option : one.action().options()) {
            CheckBox choice = new CheckBox(option);
            choice.setWrapText(true);
            choices.add(choice);
        }
        box.getChildren().addAll(choices);
        box.getChildren()
                .add(send(
                        "board.action.save",
                        () -> submit(
                                one,
                                choices.stream()
                                        .filter(CheckBox::isSelected)
                                        .map(CheckBox::getText)
                                        .collect(Collectors.joining("\n")))));
    }

    private void approve(VBox box, Try one) {
        Button yes = send("board.action.approve", () -> submit(one, "approve"));
        Button no = send("board.action.reject", () -> submit(one, "reject"));
        no.getStyleClass().remove("accent");
        box.getChildren().add(row(yes, no));
    }

    private void link(VBox box, Try one) {
        String address =
                one.action().options().isEmpty() ? "" : one.action().options().getFirst();
        Button done = send("board.action.connected", () -> submit(one, address.isEmpty() ? "done" : address));
        FlowPane row = row(done);
        if (!address.isEmpty()) {
            Button open = new Button(messages.get("board.action.open"));
            open.setOnAction(e -> openLink.accept(address));
            row.getChildren().addFirst(open);
        }
        box.getChildren().add(row);
    }

    private Button send(String key, Runnable work) {
        Button button = new Button(messages.get(key));
        button.getStyleClass().add("accent");
        button.setOnAction(e -> work.run());
        return button;
    }

    private static FlowPane row(Button... buttons) {
        FlowPane row = new FlowPane(buttons);
        row.getStyleClass().add("button-row");
        return row;
    }

    private void submit(Try one, String value) {
        if (value.isEmpty()) {
            one.problem().setText(messages.get("board.action.missing"));
            return;
        }
        one.problem().setText("");
        board.submit(
                one.taskId(),
                one.action().id(),
                one.key(),
                value,
                () -> one.problem().setText(""),
                failed -> one.problem().setText(messages.get("board.failed", said(failed))));
    }

    static String said(Throwable failed) {
        String message = failed.getMessage();
        return message == null || message.isBlank() ? failed.getClass().getSimpleName() : message;
    }
}
