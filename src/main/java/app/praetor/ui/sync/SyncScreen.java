package app.praetor.ui.sync;

import app.praetor.ui.Messages;
import app.praetor.ui.common.Notices;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.nav.Screen;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;

/** How the organization stands with its server. */
public final class SyncScreen implements Screen {
    private final SyncViewModel model;
    private final Messages messages;
    private final SyncController controller;
    private final Parent view;
    private final List<Node> actions;

    /**
     * What the screen needs of the desktop.
     *
     * @param clipboard takes text to be pasted elsewhere
     * @param browser opens a web address; nobody tells whether it could
     * @param deviceName what this computer is called, to begin with
     */
    public record Outside(Consumer<String> clipboard, Consumer<String> browser, String deviceName) {}

    public SyncScreen(SyncViewModel model, Messages messages, Notices notices, Clock clock, Outside outside) {
        this.model = model;
        this.messages = messages;
        controller = new SyncController(model, messages, notices, clock, outside);
        view = ScreenLoader.load("sync", "sync", controller, messages);
        actions = controller.takeActions();
        model.failure().subscribe(problem -> {
            if (problem != null) {
                notices.failed(problem);
            }
        });
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public String title() {
        return messages.get("sync.screen");
    }

    @Override
    public List<Node> titleActions() {
        return actions;
    }

    @Override
    public void onShown() {
        model.start();
        controller.tick(true);
    }

    @Override
    public void onHidden() {
        controller.tick(false);
        model.end();
    }

    @Override
    public void focus() {
        controller.focus();
    }

    SyncController controller() {
        return controller;
    }
}
