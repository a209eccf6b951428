package app.praetor.ui.question;

import app.praetor.question.Origin;
import app.praetor.ui.Messages;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.control.BusyLabel;
import app.praetor.ui.control.EmptyState;
import app.praetor.ui.nav.Route;
import app.praetor.ui.nav.Router;
import app.praetor.ui.nav.Screen;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import org.kordamp.ikonli.javafx.FontIcon;

/** The questions screen of one project. */
public final class QuestionsScreen implements Screen {
    private final QuestionsViewModel model;
    private final Messages text;
    private final QuestionsController controller;
    private final Parent view;
    private final List<Node> actions;

    /** @param router where "Continue to tasks" and the origin of a proposal lead */
    public QuestionsScreen(QuestionsViewModel model, Messages text, Router router, UUID projectId) {
        this(
                model,
                text,
                () -> router.go(new Route.Tasks(projectId)),
                origin -> router.go(
                        origin.kind() == Origin.Kind.DISCOVERY
                                ? new Route.Discovery(projectId, origin.key())
                                : new Route.Knowledge(origin.key())));
    }

    QuestionsScreen(QuestionsViewModel model, Messages text, Runnable toTasks, Consumer<Origin> elsewhere) {
        this.model = model;
        this.text = text;
        controller = new QuestionsController(model, text, empty(), toTasks, elsewhere);
        view = ScreenLoader.load("questions", controller, text);
        Button renew = new Button(text.get("question.renew"), new FontIcon("fth-refresh-cw"));
        renew.setOnAction(e -> model.generate());
        renew.disableProperty().bind(model.busyProperty());
        Button on = new Button(text.get("question.continue"));
        on.setOnAction(e -> toTasks.run());
        actions = List.of(new BusyLabel(text.get("question.busy"), model.busyProperty()), renew, on);
    }

    private EmptyState empty() {
        EmptyState empty = new EmptyState(text.get("question.empty"), text.get("question.make"), model::generate);
        empty.setVisible(false);
        return empty;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public String title() {
        return text.get("question.title");
    }

    @Override
    public List<Node> titleActions() {
        return actions;
    }

    @Override
    public void onShown() {
        model.load();
    }

    @Override
    public void focus() {
        controller.focusCard();
    }
}
