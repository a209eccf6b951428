package app.praetor.ui.settings;

import app.praetor.ui.Messages;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.nav.Screen;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The settings of this workspace. */
public final class SettingsScreen implements Screen {
    private final Messages messages;
    private final Parent view;

    /**
     * @param clipboard takes text to be pasted elsewhere
     */
    public SettingsScreen(SettingsViewModel model, Messages messages, Consumer<String> clipboard) {
        this.messages = messages;
        view = ScreenLoader.load("settings", "settings", new SettingsController(model, messages, clipboard), messages);
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public String title() {
        return messages.get("settings.screen");
    }
}
