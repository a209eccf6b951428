package app.praetor.ui.shell;

import app.praetor.ui.control.Avatar;
import app.praetor.ui.control.Chip;
import app.praetor.ui.control.ConfidenceBar;
import app.praetor.ui.control.Icons;
import app.praetor.ui.control.InlineEditor;
import app.praetor.ui.nav.Screen;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A screen that shows every shared control, for pictures. */
final class DemoScreen implements Screen {
    private final VBox view = build();
    int shown;
    int hidden;

    @Override
    public Node view() {
        return view;
    }

    @Override
    public String title() {
        return "Tasks";
    }

    @Override
    public List<Node> titleActions() {
        Button create = new Button("New task", Icons.of("fth-plus"));
        create.getStyleClass().add("accent");
        return List.of(new Button("Filter", Icons.of("fth-filter")), create);
    }

    @Override
    public Optional<Node> inspector() {
        VBox body =
                new VBox(head("Requirements", "6 of 17 known"), known("Opening hours", 0.91), known("Budget", 0.42));
        body.getStyleClass().add("inspector-body");
        return Optional.of(body);
    }

    @Override
    public void onShown() {
        shown++;
    }

    @Override
    public void onHidden() {
        hidden++;
    }

    private static HBox head(String text, String chip) {
        Label label = new Label(text);
        label.getStyleClass().add("section-head");
        return new HBox(label, space(), new Chip(chip, Chip.Tone.GOOD));
    }

    private static VBox known(String name, double confidence) {
        Label label = new Label(name);
        label.getStyleClass().add("field-label");
        return new VBox(
                new HBox(label, space(), new ConfidenceBar(confidence)),
                new InlineEditor(name, "Said in the first talk", text -> {}));
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static VBox build() {
        HBox columns = new HBox(column("Pending"), column("In progress"));
        columns.getStyleClass().add("board");
        Label client = new Label("We open at seven and the phones do not stop.");
        client.getStyleClass().addAll("bubble", "from-client");
        Label agent = new Label("Who answers them today?");
        agent.getStyleClass().addAll("bubble", "from-agent");
        ListView<String> list = new ListView<>();
        list.getItems().addAll("First line", "Second line", "Third line");
        list.getSelectionModel().select(1);
        list.setPrefHeight(110);
        TextField field = new TextField();
        field.setPromptText("Write as the client would say it\u2026");
        VBox lower = new VBox(12, client, agent, field, list);
        lower.setStyle("-fx-padding: 0 1.538em 0 1.538em;");
        return new VBox(columns, lower);
    }

    private static VBox column(String name) {
        Label title = new Label(name);
        title.getStyleClass().add("column-title");
        Label text = new Label("Decide who may cancel an order that is already packed");
        text.setWrapText(true);
        HBox foot = new HBox(6, new Chip("DECIDE", Chip.Tone.ACCENT), new Chip("Fri"), space(), new Avatar("Ada King"));
        VBox card = new VBox(text, foot);
        card.getStyleClass().add("card");
        VBox column = new VBox(title, card);
        column.getStyleClass().add("column");
        HBox.setHgrow(column, Priority.ALWAYS);
        column.setPrefWidth(200);
        return column;
    }
}
