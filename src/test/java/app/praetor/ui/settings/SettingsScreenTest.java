package app.praetor.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.settings.Settings;
import app.praetor.ui.common.Fx;
import app.praetor.ui.settings.model.ModelDouble;
import app.praetor.ui.theme.Theme;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class SettingsScreenTest {
    private final List<Settings> applied = new ArrayList<>();

    private SettingsViewModel model() {
        return new SettingsViewModel(
                Settings.DEFAULT,
                new WorkspaceFacts("Okafor & Lind", "/home/ines/.local/share/praetor", "0.1.0"),
                applied::add);
    }

    @Test
    void everyChangeIsAppliedAtOnce() {
        SettingsViewModel model = model();
        model.theme().set("dark");
        model.step(1);
        assertThat(applied)
                .containsExactly(Settings.DEFAULT.withLook("dark", 100), Settings.DEFAULT.withLook("dark", 125));
    }

    @Test
    void theTextScaleStopsAtItsEnds() {
        SettingsViewModel model = model();
        model.step(-1);
        assertThat(model.scale().get()).isEqualTo(100);
        model.scale().set(200);
        model.step(1);
        assertThat(model.scale().get()).isEqualTo(200);
    }

    @Test
    void showingSettingsFromElsewhereAppliesNothing() {
        SettingsViewModel model = model();
        model.show(Settings.DEFAULT.withLook("light", 150));
        assertThat(applied).isEmpty();
        assertThat(model.scale().get()).isEqualTo(150);
    }

    @Test
    void draws() throws Exception {
        Fx.run(() -> {
            for (Theme look : List.of(Theme.LIGHT, Theme.DARK)) {
                Stage stage = Fx.show(
                        new SettingsScreen(
                                model(),
                                null,
                                BackupTest.idle(),
                                ModelDouble.pane(),
                                Fx.messages(),
                                ZoneOffset.UTC,
                                text -> {}),
                        look,
                        100,
                        1280,
                        800);
                assertThat(Fx.unnamed(stage.getScene().getRoot())).isEmpty();
                Fx.picture(stage, "settings-" + look.name().toLowerCase(java.util.Locale.ROOT));
            }
            Fx.picture(
                    Fx.show(
                            new SettingsScreen(
                                    model(),
                                    null,
                                    BackupTest.idle(),
                                    ModelDouble.pane(),
                                    Fx.messages(),
                                    ZoneOffset.UTC,
                                    text -> {}),
                            Theme.LIGHT,
                            150,
                            960,
                            600),
                    "settings-150");
        });
    }
}
