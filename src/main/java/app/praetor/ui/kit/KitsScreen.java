package app.praetor.ui.kit;

import app.praetor.ui.Messages;
import app.praetor.ui.common.Notices;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.nav.Screen;
import java.time.Clock;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The kits and their runs. */
public final class KitsScreen implements Screen {
    private final KitsViewModel model;
    private final Messages messages;
    private final KitsController controller;
    private final Parent view;
    private final List<Node> actions;

    public KitsScreen(KitsViewModel model, Messages messages, Notices notices, Clock clock, BundlePort bundles) {
        this.model = model;
        this.messages = messages;
        controller = new KitsController(model, messages, clock, bundles);
        view = ScreenLoader.load("kits", "kits", controller, messages);
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
        return messages.get("kit.screen");
    }

    @Override
    public List<Node> titleActions() {
        return actions;
    }

    @Override
    public void onShown() {
        model.follow();
        model.load();
    }

    @Override
    public void onHidden() {
        model.unfollow();
    }

    @Override
    public void focus() {
        controller.focus();
    }
}
