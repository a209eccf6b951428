package app.praetor.ui.welcome;

import app.praetor.ui.Messages;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.nav.Screen;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The first start. */
public final class WelcomeScreen implements Screen {
    private final Messages messages;
    private final WelcomeController controller;
    private final Parent view;

    public WelcomeScreen(WelcomeViewModel model, Messages messages) {
        this.messages = messages;
        controller = new WelcomeController(model, messages);
        view = ScreenLoader.load("welcome", "welcome", controller, messages);
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public String title() {
        return messages.get("welcome.screen");
    }

    @Override
    public void focus() {
        controller.focus();
    }
}
