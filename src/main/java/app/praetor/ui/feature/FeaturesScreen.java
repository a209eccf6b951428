package app.praetor.ui.feature;

import app.praetor.ui.Messages;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.control.BusyLabel;
import app.praetor.ui.control.EmptyState;
import app.praetor.ui.nav.Route;
import app.praetor.ui.nav.Router;
import app.praetor.ui.nav.Screen;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import org.kordamp.ikonli.javafx.FontIcon;

/** The features screen of one project. */
public final class FeaturesScreen implements Screen {
    private final FeaturesViewModel model;
    private final Messages text;
    private final FeaturesController controller;
    private final FeatureDetails details;
    private final Parent view;
    private final List<Node> actions;

    /** @param router where "Continue to questions" leads */
    public FeaturesScreen(FeaturesViewModel model, Messages text, Router router, UUID projectId) {
        this(model, text, () -> router.go(new Route.Questions(projectId)));
    }

    FeaturesScreen(FeaturesViewModel model, Messages text, Runnable toQuestions) {
        this.model = model;
        this.text = text;
        details = new FeatureDetails(model, text);
        controller = new FeaturesController(model, text, empty(), details::editNote);
        view = ScreenLoader.load("features", controller, text);
        Button refresh = new Button(text.get("feature.refresh"), new FontIcon("fth-refresh-cw"));
        refresh.setOnAction(e -> model.generate());
        refresh.disableProperty()
                .bind(model.busyProperty().or(model.totalProperty().isEqualTo(0)));
        Button on = new Button(text.get("feature.continue"));
        on.getStyleClass().add("accent");
        on.disableProperty().bind(model.selectedCountProperty().isEqualTo(0));
        on.setOnAction(e -> toQuestions.run());
        actions = List.of(new BusyLabel(text.get("feature.busy"), model.busyProperty()), refresh, on);
    }

    private EmptyState empty() {
        EmptyState empty = new EmptyState(text.get("feature.empty"), text.get("feature.find"), model::generate);
        empty.setVisible(false);
        return empty;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public String title() {
        return text.get("feature.title");
    }

    @Override
    public List<Node> titleActions() {
        return actions;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(details);
    }

    @Override
    public void onShown() {
        model.load();
    }

    @Override
    public void focus() {
        controller.focusList();
    }

    @Override
    public void onHidden() {
        details.keep();
    }
}
