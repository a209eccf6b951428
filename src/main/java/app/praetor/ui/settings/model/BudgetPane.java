package app.praetor.ui.settings.model;

import app.praetor.model.budget.Budget;
import app.praetor.model.budget.Budget.OnLimit;
import app.praetor.ui.Messages;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.common.Show;
import app.praetor.ui.settings.model.ModelDesk.ProjectName;
import java.math.RoundingMode;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What a project may spend on models, below the provider. */
final class BudgetPane {
    private final BudgetViewModel model;
    private final Messages messages;
    private final Parent view;

    @FXML
    private Label none;

    @FXML
    private VBox form;

    @FXML
    private ComboBox<ProjectName> projects;

    @FXML
    private Label used;

    @FXML
    private ProgressBar bar;

    @FXML
    private TextField tokens;

    @FXML
    private TextField cost;

    @FXML
    private TextField warnAt;

    @FXML
    private FlowPane limits;

    @FXML
    private Label problem;

    @FXML
    private Label told;

    @FXML
    private Button save;

    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    BudgetPane(BudgetViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        view = ScreenLoader.load("model-budget", "settings", this, messages);
    }

    @FXML
    private void initialize() {
        projects.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable ProjectName project) {
                return project == null ? "" : project.name();
            }

            @Override
            public @Nullable ProjectName fromString(String text) {
                return null;
            }
        });
        projects.setItems(model.projects());
        projects.valueProperty().bindBidirectional(model.project());
        tokens.textProperty().bindBidirectional(model.tokens());
        cost.textProperty().bindBidirectional(model.cost());
        warnAt.textProperty().bindBidirectional(model.warnAt());
        ToggleGroup group = new ToggleGroup();
        for (OnLimit each : OnLimit.values()) {
            RadioButton choice = new RadioButton(messages.get("model.budget.limit." + each));
            choice.setToggleGroup(group);
            choice.setOnAction(e -> model.onLimit().set(each));
            model.onLimit().subscribe(now -> choice.setSelected(now == each));
            limits.getChildren().add(choice);
        }
        ModelPane.tell(model.told(), problem, told, messages);
        save.disableProperty().bind(model.working());
        save.setOnAction(e -> model.save());
        model.project().subscribe(now -> {
            Show.set(none, now == null);
            Show.set(form, now != null);
        });
        model.budget().subscribe(this::show);
    }

    private void show(@Nullable Budget now) {
        if (now == null) {
            used.setText("");
            bar.setProgress(0);
            return;
        }
        used.setText(messages.get(
                "model.budget.used",
                now.tokens(),
                now.maxTokens(),
                now.cost().setScale(2, RoundingMode.UP),
                now.maxCost().setScale(2, RoundingMode.DOWN)));
        bar.setProgress(Math.min(1, now.share().doubleValue()));
    }

    Parent view() {
        return view;
    }
}
