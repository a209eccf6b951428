package app.praetor.ui.spec;

import app.praetor.ui.Messages;
import app.praetor.ui.common.Notices;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.nav.Screen;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The specification and its review. */
public final class SpecScreen implements Screen {
    private final SpecViewModel model;
    private final Messages messages;
    private final SpecController controller;
    private final Parent view;
    private final List<Node> actions;

    /**
     * @param chooseFile asks where to save a file of that format (md or json); empty when it was cancelled
     */
    public SpecScreen(
            SpecViewModel model,
            Messages messages,
            Notices notices,
            Clock clock,
            Function<String, Optional<Path>> chooseFile) {
        this.model = model;
        this.messages = messages;
        controller = new SpecController(model, messages, clock, chooseFile);
        view = ScreenLoader.load("spec-review", "spec", controller, messages);
        actions = controller.takeActions();
        model.failure().subscribe(problem -> {
            if (problem != null) {
                notices.failed(problem);
            }
        });
        model.exported().subscribe(file -> {
            if (file != null) {
                notices.done(messages.get("spec.exported", file));
            }
        });
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public String title() {
        return messages.get("spec.screen");
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
}
