package app.praetor.ui.settings.model;

import app.praetor.model.provider.ModelSettings.View;
import app.praetor.model.provider.ProviderKind;
import app.praetor.ui.Messages;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.common.Show;
import app.praetor.ui.settings.model.ModelViewModel.Told;
import javafx.beans.property.ObjectProperty;
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
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The group "Model provider" of the settings. */
public final class ModelPane {
    private final ModelViewModel model;
    private final BudgetViewModel budget;
    private final Messages messages;
    private final Parent view;

    @FXML
    private Label state;

    @FXML
    private CheckBox on;

    @FXML
    private FlowPane kinds;

    @FXML
    private TextField address;

    @FXML
    private TextField name;

    @FXML
    private PasswordField key;

    @FXML
    private Label keyHint;

    @FXML
    private TextField inputPrice;

    @FXML
    private TextField outputPrice;

    @FXML
    private Label problem;

    @FXML
    private Label told;

    @FXML
    private Button save;

    @FXML
    private Button test;

    @FXML
    private Button remove;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private HBox testing;

    @FXML
    private Button stopTest;

    @FXML
    private VBox more;

    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    public ModelPane(ModelViewModel model, BudgetViewModel budget, Messages messages) {
        this.model = model;
        this.budget = budget;
        this.messages = messages;
        view = ScreenLoader.load("model", "settings", this, messages);
    }

    @FXML
    private void initialize() {
        ToggleGroup group = new ToggleGroup();
        for (ProviderKind each : ProviderKind.values()) {
            RadioButton choice = new RadioButton(messages.get("model.kind." + each));
            choice.setToggleGroup(group);
            choice.setOnAction(e -> model.kind().set(each));
            model.kind().subscribe(now -> choice.setSelected(now == each));
            kinds.getChildren().add(choice);
        }
        address.textProperty().bindBidirectional(model.address());
        name.textProperty().bindBidirectional(model.model());
        inputPrice.textProperty().bindBidirectional(model.inputPrice());
        outputPrice.textProperty().bindBidirectional(model.outputPrice());
        tell(model.told(), problem, told, messages);
        Show.when(busy, model.working());
        Show.when(testing, model.testing());
        var working = model.working().or(model.testing());
        save.disableProperty().bind(working);
        test.disableProperty().bind(working);
        remove.disableProperty().bind(working);
        on.disableProperty().bind(working);
        save.setOnAction(e -> {
            model.save(typedKey());
            // It goes into no picture and no other field; what is kept is never shown again.
            key.clear();
        });
        test.setOnAction(e -> model.test(typedKey()));
        stopTest.setOnAction(e -> model.stopTest());
        remove.setOnAction(e -> {
            key.clear();
            model.remove();
        });
        on.setOnAction(e -> model.switchOn(on.isSelected()));
        Parent budgets = new BudgetPane(budget, messages).view();
        more.getChildren().add(budgets);
        model.view().subscribe(this::show);
    }

    private char[] typedKey() {
        return key.getText().toCharArray();
    }

    /** Shows what came of a piece of work: what is wrong in its colour, all else as a hint. */
    static void tell(ObjectProperty<@Nullable Told> what, Label problem, Label told, Messages messages) {
        what.subscribe(now -> {
            String text = now == null ? "" : messages.get(now.key(), (Object) now.detail());
            Show.text(problem, now != null && now.bad() ? text : "");
            Show.text(told, now != null && !now.bad() ? text : "");
        });
    }

    private void show(@Nullable View now) {
        boolean ready = now != null && now.agreed();
        Show.set(on, ready);
        Show.set(remove, now != null);
        Show.set(more, now != null);
        on.setSelected(now != null && now.agreed() && now.on());
        save.setText(messages.get(ready ? "model.save.again" : "model.save"));
        keyHint.setText(messages.get(ready ? "model.key.there" : "model.key.hint"));
        state.setText(
                now == null
                        ? messages.get("model.none")
                        : messages.get(
                                !now.agreed() ? "model.elsewhere" : now.on() ? "model.on" : "model.off",
                                now.model(),
                                now.baseUrl()));
    }

    /** Reads what is set up and used. */
    public void load() {
        model.load();
        budget.load();
    }

    /** The screen is left: nothing typed of a key stays, and no test goes on. */
    public void leave() {
        key.clear();
        model.stopTest();
    }

    /** The nodes of the group. */
    public Parent view() {
        return view;
    }
}
