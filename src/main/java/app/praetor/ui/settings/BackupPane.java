package app.praetor.ui.settings;

import app.praetor.ui.Messages;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.common.Show;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The group "Backups" of the settings. */
final class BackupPane {
    private final BackupViewModel model;
    private final Messages messages;
    private final ZoneId zone;
    private final Parent view;

    @FXML
    private Label automatic;

    @FXML
    private Button backUp;

    @FXML
    private Button check;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private HBox writing;

    @FXML
    private ProgressBar bar;

    @FXML
    private Button cancel;

    @FXML
    private Label result;

    @FXML
    private VBox findings;

    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    BackupPane(BackupViewModel model, Messages messages, ZoneId zone) {
        this.model = model;
        this.messages = messages;
        this.zone = zone;
        view = ScreenLoader.load("backup", "settings", this, messages);
    }

    @FXML
    private void initialize() {
        model.state().subscribe(this::show);
        model.result()
                .subscribe(now -> Show.text(result, now == null ? "" : messages.get(now.key(), (Object) now.detail())));
        Show.when(busy, model.checking());
        Show.when(writing, model.writing());
        bar.progressProperty().bind(model.progress());
        backUp.disableProperty().bind(model.writing().or(model.checking()));
        check.disableProperty().bind(model.writing().or(model.checking()));
        backUp.setOnAction(e -> model.backUp());
        check.setOnAction(e -> model.check());
        cancel.setOnAction(e -> model.cancel());
        model.findings().addListener((ListChangeListener<String>) change -> list());
    }

    private void list() {
        findings.getChildren().clear();
        for (String each : model.findings()) {
            Label line = new Label(each);
            line.setWrapText(true);
            line.getStyleClass().add("field-problem");
            findings.getChildren().add(line);
        }
    }

    private void show(Backups.@Nullable State state) {
        if (state == null) {
            automatic.setText("");
        } else if (state.newest() == null) {
            automatic.setText(messages.get("backup.automatic.none", state.folder()));
        } else {
            String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(messages.locale())
                    .withZone(zone)
                    .format(state.newest());
            automatic.setText(messages.get("backup.automatic", state.kept(), when, state.folder()));
        }
    }

    Parent view() {
        return view;
    }
}
