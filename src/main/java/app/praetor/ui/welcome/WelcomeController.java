package app.praetor.ui.welcome;

import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** Nodes of the first screen. */
public final class WelcomeController {
    private final WelcomeViewModel model;
    private final Messages messages;

    @FXML
    private TextField workspace;

    @FXML
    private Label workspaceProblem;

    @FXML
    private TextField user;

    @FXML
    private Label userProblem;

    @FXML
    private Label failure;

    @FXML
    private Button create;

    @FXML
    private Button sample;

    @FXML
    private Label title;

    @FXML
    private Label lead;

    @FXML
    private Label workspaceLabel;

    @FXML
    private VBox ownFileRow;

    @FXML
    private CheckBox ownFile;

    @FXML
    private Button back;

    @FXML
    private ProgressIndicator busy;

    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    WelcomeController(WelcomeViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        workspace.textProperty().bindBidirectional(model.workspace());
        user.textProperty().bindBidirectional(model.user());
        model.workspaceProblem().subscribe(key -> problem(workspaceProblem, key));
        model.userProblem().subscribe(key -> problem(userProblem, key));
        model.failure().subscribe(problem -> {
            String said = problem == null ? "" : problem.getMessage();
            Show.text(failure, problem == null ? "" : messages.get("welcome.failed", said == null ? "" : said));
        });
        Show.when(busy, model.busy());
        create.disableProperty().bind(model.working());
        sample.disableProperty().bind(model.working());
        create.setOnAction(e -> create());
        back.setOnAction(e -> model.back());
        back.disableProperty().bind(model.working());
        // By Enter the form is sent; a box is ticked by the space bar.
        ownFile.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER) {
                create();
                e.consume();
            }
        });
        ownFile.selectedProperty().bindBidirectional(model.ownFile());
        Show.set(back, model.another());
        Show.set(ownFileRow, model.another());
        Show.set(sample, !model.another());
        if (model.another()) {
            title.setText(messages.get("welcome.another.title"));
            lead.setText(messages.get("welcome.another.lead"));
            workspaceLabel.setText(messages.get("welcome.another.name"));
            workspace.setPromptText(messages.get("welcome.another.name.hint"));
            create.setText(messages.get("welcome.another.create"));
        }
        sample.setOnAction(
                e -> model.trySample(messages.get("welcome.sample.workspace"), messages.get("welcome.sample.user")));
        workspace.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER && user.getText().isBlank()) {
                user.requestFocus();
                e.consume();
            }
        });
    }

    private void create() {
        if (!model.create()) {
            (model.workspaceProblem().get().isEmpty() ? user : workspace).requestFocus();
        }
    }

    private void problem(Label label, String key) {
        Show.text(label, key.isEmpty() ? "" : messages.get(key));
    }

    void focus() {
        workspace.requestFocus();
    }
}
