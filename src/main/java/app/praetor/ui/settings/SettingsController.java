package app.praetor.ui.settings;

import app.praetor.ui.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Nodes of the settings. */
public final class SettingsController {
    private final SettingsViewModel model;
    private final Messages messages;
    private final Consumer<String> clipboard;

    @FXML
    private FlowPane themes;

    @FXML
    private FlowPane scales;

    @FXML
    private VBox more;

    @FXML
    private GridPane facts;

    @FXML
    private Button copyFacts;

    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    SettingsController(SettingsViewModel model, Messages messages, Consumer<String> clipboard) {
        this.model = model;
        this.messages = messages;
        this.clipboard = clipboard;
    }

    /** Adds a group between the look and the facts. */
    void add(Node group) {
        more.getChildren().add(group);
    }

    @FXML
    private void initialize() {
        ToggleGroup theme = new ToggleGroup();
        for (String each : SettingsViewModel.THEMES) {
            RadioButton choice = new RadioButton(messages.get("settings.theme." + each));
            choice.setToggleGroup(theme);
            choice.setOnAction(e -> model.theme().set(each));
            model.theme().subscribe(now -> choice.setSelected(each.equals(now)));
            themes.getChildren().add(choice);
        }
        ToggleGroup scale = new ToggleGroup();
        for (int each : SettingsViewModel.SCALES) {
            RadioButton choice = new RadioButton(messages.get("settings.percent", each));
            choice.setToggleGroup(scale);
            choice.setOnAction(e -> model.scale().set(each));
            model.scale().subscribe(now -> choice.setSelected(now.intValue() == each));
            scales.getChildren().add(choice);
        }
        WorkspaceFacts of = model.facts();
        List<String> keys = List.of("settings.name", "settings.folder", "settings.version");
        List<String> values = List.of(of.name(), of.folder(), of.version());
        for (int i = 0; i < keys.size(); i++) {
            Label name = new Label(messages.get(keys.get(i)));
            name.getStyleClass().add("field-label");
            name.setMinWidth(Label.USE_PREF_SIZE);
            Label value = new Label(values.get(i));
            value.setWrapText(true);
            facts.addRow(i, name, value);
        }
        copyFacts.setOnAction(e -> clipboard.accept(String.join("\n", values)));
    }
}
