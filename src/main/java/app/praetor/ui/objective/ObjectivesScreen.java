package app.praetor.ui.objective;

import app.praetor.ui.Messages;
import app.praetor.ui.common.Notices;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.control.BusyLabel;
import app.praetor.ui.nav.Screen;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;

/** What conversations find out: the versions of each objective, and their text. */
public final class ObjectivesScreen implements Screen {
    private final ObjectivesViewModel model;
    private final Messages messages;
    private final ObjectivesController controller;
    private final Parent view;
    private final List<Node> actions;

    /** @param back leads to the knowledge */
    public ObjectivesScreen(
            ObjectivesViewModel model,
            Messages messages,
            Notices notices,
            Clock clock,
            ObjectiveFiles files,
            Runnable back) {
        this.model = model;
        this.messages = messages;
        controller = new ObjectivesController(model, messages, clock, files, back);
        view = ScreenLoader.load("objectives", "objectives", controller, messages);
        actions = Stream.concat(
                        Stream.of(new BusyLabel(messages.get("objective.busy"), model.busy())),
                        controller.takeActions().stream())
                .toList();
        model.undo().subscribe(undo -> {
            if (undo != null) {
                notices.undo(messages.get(undo.key(), controller.name(undo.subject())), undo.back());
            }
        });
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public String title() {
        return messages.get("objective.screen");
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
        controller.focusEditions();
    }
}
