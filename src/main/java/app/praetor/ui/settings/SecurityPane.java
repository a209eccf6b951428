package app.praetor.ui.settings;

import app.praetor.settings.Settings;
import app.praetor.ui.Messages;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.common.Show;
import app.praetor.ui.settings.Security.Place;
import app.praetor.ui.settings.Security.State;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The group "Security" of the settings. */
final class SecurityPane {
    private final SecurityViewModel model;
    private final SettingsViewModel settings;
    private final Messages messages;
    private final Consumer<String> clipboard;
    private final Parent view;

    @FXML
    private Label place;

    @FXML
    private VBox currentRow;

    @FXML
    private PasswordField current;

    @FXML
    private PasswordField next;

    @FXML
    private PasswordField again;

    @FXML
    private Label problem;

    @FXML
    private Label told;

    @FXML
    private Button change;

    @FXML
    private Button remove;

    @FXML
    private Button lock;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private FlowPane lockTimes;

    @FXML
    private Label codeState;

    @FXML
    private Button newCode;

    @FXML
    private VBox codeBox;

    @FXML
    private TextField code;

    @FXML
    private Button copyCode;

    @FXML
    private Button codeDone;

    @FXML
    private CheckBox ownFiles;

    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    SecurityPane(SecurityViewModel model, SettingsViewModel settings, Messages messages, Consumer<String> clipboard) {
        this.model = model;
        this.settings = settings;
        this.messages = messages;
        this.clipboard = clipboard;
        view = ScreenLoader.load("security", "settings", this, messages);
    }

    @FXML
    private void initialize() {
        model.state().subscribe(this::show);
        model.problem()
                .subscribe(
                        key -> Show.text(problem, key.isEmpty() ? "" : messages.get(key, SecurityViewModel.SHORTEST)));
        model.problemText().subscribe(text -> Show.text(problem, text));
        model.done().subscribe(key -> Show.text(told, key.isEmpty() ? "" : messages.get(key)));
        Show.when(busy, model.working());
        change.disableProperty().bind(model.working());
        remove.disableProperty().bind(model.working());
        newCode.disableProperty().bind(model.working());
        change.setOnAction(e -> change());
        again.setOnAction(e -> change());
        remove.setOnAction(e -> {
            model.removePassphrase(current.getText().toCharArray());
            current.clear();
        });
        lock.setOnAction(e -> model.lock());
        newCode.setOnAction(e -> model.newRecoveryCode());
        copyCode.setOnAction(e -> clipboard.accept(code.getText()));
        codeDone.setOnAction(e -> model.forgetRecoveryCode());
        code.textProperty().bind(model.recoveryCode());
        model.recoveryCode().subscribe(shown -> {
            Show.set(codeBox, !shown.isEmpty());
            if (!shown.isEmpty()) {
                code.requestFocus();
                code.selectAll();
            }
        });
        ToggleGroup group = new ToggleGroup();
        for (int minutes : Settings.LOCK_MINUTES) {
            RadioButton choice = new RadioButton(messages.get("security.lock.after", minutes));
            choice.setToggleGroup(group);
            choice.setOnAction(e -> settings.lockMinutes().set(minutes));
            settings.lockMinutes().subscribe(now -> choice.setSelected(now.intValue() == minutes));
            lockTimes.getChildren().add(choice);
        }
        ownFiles.selectedProperty().bindBidirectional(settings.ownFiles());
    }

    private void show(@Nullable State state) {
        boolean locked = state != null && state.place() == Place.PASSPHRASE;
        place.setText(state == null ? "" : messages.get("security.place." + state.place()));
        Show.set(currentRow, locked);
        Show.set(remove, locked);
        Show.set(lock, locked);
        change.setText(messages.get(locked ? "security.change" : "security.set"));
        codeState.setText(
                state == null ? "" : messages.get(state.recoveryCode() ? "security.code.there" : "security.code.none"));
        newCode.setText(
                messages.get(state != null && state.recoveryCode() ? "security.code.again" : "security.code.new"));
    }

    private void change() {
        if (model.changePassphrase(
                current.getText().toCharArray(),
                next.getText().toCharArray(),
                again.getText().toCharArray())) {
            current.clear();
            next.clear();
            again.clear();
        } else {
            next.requestFocus();
        }
    }

    Parent view() {
        return view;
    }
}
