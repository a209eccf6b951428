package app.praetor.ui.activity;

import app.praetor.ui.Messages;
import app.praetor.ui.common.Notices;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.nav.Screen;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;

/** What happened in the project. */
public final class ActivityScreen implements Screen {
    private final ActivityViewModel model;
    private final Messages messages;
    private final ActivityController controller;
    private final Parent view;
    private final List<Node> actions;

    /**
     * @param clipboard takes text to be pasted elsewhere
     */
    public ActivityScreen(
            ActivityViewModel model, Messages messages, Notices notices, Clock clock, Consumer<String> clipboard) {
        this.model = model;
        this.messages = messages;
        controller = new ActivityController(model, messages, clock, text -> {
            clipboard.accept(text);
            notices.done(messages.get("activity.copied"));
        });
        view = ScreenLoader.load("activity", "activity", controller, messages);
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
        return messages.get("activity.screen");
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
