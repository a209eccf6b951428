package app.praetor.ui.settings;

import app.praetor.ui.Messages;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.nav.Screen;
import app.praetor.ui.settings.model.ModelPane;
import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The settings of this workspace. */
public final class SettingsScreen implements Screen {
    private final Messages messages;
    private final Parent view;
    private final @Nullable SecurityViewModel security;
    private final BackupViewModel backups;
    private final ModelPane provider;

    /**
     * @param security null where there is nothing to lock, as off screen
     * @param clipboard takes text to be pasted elsewhere
     */
    public SettingsScreen(
            SettingsViewModel model,
            @Nullable SecurityViewModel security,
            BackupViewModel backups,
            ModelPane provider,
            Messages messages,
            ZoneId zone,
            Consumer<String> clipboard) {
        this.messages = messages;
        this.security = security;
        this.backups = backups;
        this.provider = provider;
        SettingsController controller = new SettingsController(model, messages, clipboard);
        view = ScreenLoader.load("settings", "settings", controller, messages);
        if (security != null) {
            controller.add(new SecurityPane(security, model, messages, clipboard).view());
        }
        controller.add(provider.view());
        controller.add(new BackupPane(backups, messages, zone).view());
    }

    @Override
    public void onShown() {
        if (security != null) {
            security.load();
        }
        backups.load();
        provider.load();
    }

    @Override
    public void onHidden() {
        if (security != null) {
            security.forgetRecoveryCode();
        }
        provider.leave();
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
