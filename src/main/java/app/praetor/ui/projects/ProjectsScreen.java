package app.praetor.ui.projects;

import app.praetor.ui.Messages;
import app.praetor.ui.common.Notices;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.nav.Route;
import app.praetor.ui.nav.Screen;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The list of projects. */
public final class ProjectsScreen implements Screen {
    private final ProjectsViewModel model;
    private final Messages messages;
    private final ProjectsController controller;
    private final Parent view;
    private final List<Node> actions;

    /**
     * @param go opens a place of the window
     */
    public ProjectsScreen(
            ProjectsViewModel model, Messages messages, Notices notices, Clock clock, Consumer<Route> go) {
        this.model = model;
        this.messages = messages;
        controller = new ProjectsController(model, messages, clock, go);
        view = ScreenLoader.load("projects", "projects", controller, messages);
        actions = controller.takeActions();
        model.failure().subscribe(problem -> {
            if (problem != null) {
                notices.failed(problem);
            }
        });
        model.undo().subscribe(undo -> {
            if (undo != null) {
                notices.undo(messages.get(undo.key(), undo.subject()), undo.back());
            }
        });
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public String title() {
        return messages.get("projects.screen");
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
        controller.focus();
    }

    /** Opens the dialog for a new project, as the palette does. */
    public void newProject() {
        controller.openDialog();
    }
}
