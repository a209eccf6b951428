package app.praetor.ui.discovery;

import app.praetor.ui.Messages;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.control.BusyLabel;
import app.praetor.ui.nav.Route;
import app.praetor.ui.nav.Router;
import app.praetor.ui.nav.Screen;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** The discovery screen of one project. */
public final class DiscoveryScreen implements Screen {
    private final DiscoveryViewModel model;
    private final Messages text;
    private final DiscoveryController controller;
    private final Parent view;
    private final RequirementsPane requirements;
    private final List<Node> actions;

    /** @param router where "Continue to features" and what was looked up lead */
    public DiscoveryScreen(DiscoveryViewModel model, Messages text, Router router, UUID projectId) {
        this(
                model,
                text,
                () -> router.go(new Route.Features(projectId)),
                entry -> router.go(new Route.Knowledge(entry)));
    }

    DiscoveryScreen(DiscoveryViewModel model, Messages text, Runnable toFeatures, Consumer<String> toEntry) {
        this.model = model;
        this.text = text;
        controller = new DiscoveryController(model, text, toFeatures);
        view = ScreenLoader.load("discovery", controller, text);
        requirements = new RequirementsPane(model, text, toEntry);
        actions = List.of(new BusyLabel(text.get("discovery.busy"), model.busyProperty()), phaseChip(), finishButton());
    }

    private Label phaseChip() {
        Label chip = new Label();
        chip.getStyleClass().add("phase-chip");
        chip.setGraphic(new FontIcon("fth-compass"));
        model.phaseProperty().subscribe(phase -> {
            String key = "discovery.phase." + phase;
            chip.setText(text.bundle().containsKey(key) ? text.get(key) : FieldTexts.spelled(phase));
            chip.setAccessibleText(text.get("discovery.phase.spoken", chip.getText()));
            chip.setVisible(!phase.isEmpty());
        });
        return chip;
    }

    private Button finishButton() {
        Button finish = new Button(text.get("discovery.finish"));
        finish.disableProperty().bind(model.completeProperty().or(model.sendingProperty()));
        finish.setOnAction(e -> controller.askToFinish());
        return finish;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public String title() {
        return text.get("discovery.title");
    }

    @Override
    public List<Node> titleActions() {
        return actions;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(requirements);
    }

    @Override
    public void onShown() {
        model.load();
    }

    @Override
    public void focus() {
        controller.focusBox();
    }

    RequirementsPane requirements() {
        return requirements;
    }
}
