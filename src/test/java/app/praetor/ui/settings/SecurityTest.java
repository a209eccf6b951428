package app.praetor.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.settings.Settings;
import app.praetor.store.WorkspaceException;
import app.praetor.ui.common.Fx;
import app.praetor.ui.settings.Security.Place;
import app.praetor.ui.settings.model.ModelDouble;
import app.praetor.ui.task.DirectTasks;
import app.praetor.ui.theme.Theme;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class SecurityTest {
    private final List<String> done = new ArrayList<>();
    private Place place = Place.DEVICE_FILE;
    private boolean code;

    private final Security security = new Security() {
        @Override
        public State state() {
            return new State(place, code);
        }

        @Override
        public void changePassphrase(char[] current, char[] next) {
            if (place == Place.PASSPHRASE && !new String(current).equals("old and known")) {
                throw new WorkspaceException("The passphrase does not open this workspace.");
            }
            done.add("changed to " + new String(next));
            place = Place.PASSPHRASE;
        }

        @Override
        public void removePassphrase(char[] current) {
            done.add("removed");
            place = Place.KEYRING;
        }

        @Override
        public char[] newRecoveryCode() {
            code = true;
            return "ABCD-EFGH".toCharArray();
        }

        @Override
        public void lock() {
            done.add("locked");
        }
    };

    private SecurityViewModel model() {
        SecurityViewModel model = new SecurityViewModel(security, new DirectTasks());
        model.load();
        return model;
    }

    private static char[] chars(String text) {
        return text.toCharArray();
    }

    @Test
    void aPassphraseIsSetWhenItIsLongEnoughAndTypedTwice() {
        SecurityViewModel model = model();
        assertThat(model.changePassphrase(chars(""), chars("short"), chars("short")))
                .isFalse();
        assertThat(model.problem().get()).isEqualTo("security.short");
        assertThat(model.changePassphrase(chars(""), chars("long enough"), chars("long enouhg")))
                .isFalse();
        assertThat(model.problem().get()).isEqualTo("security.different");
        assertThat(done).isEmpty();
        char[] next = chars("long enough");
        char[] again = chars("long enough");
        assertThat(model.changePassphrase(chars(""), next, again)).isTrue();
        assertThat(done).containsExactly("changed to long enough");
        assertThat(model.state().get().place()).isEqualTo(Place.PASSPHRASE);
        assertThat(next).containsOnly('\0');
        assertThat(again).containsOnly('\0');
    }

    @Test
    void theCurrentOneIsAskedFor() {
        place = Place.PASSPHRASE;
        SecurityViewModel model = model();
        model.changePassphrase(chars("a guess"), chars("long enough"), chars("long enough"));
        assertThat(model.problemText().get()).startsWith("The passphrase does not open");
        assertThat(done).isEmpty();
        model.changePassphrase(chars("old and known"), chars("long enough"), chars("long enough"));
        assertThat(model.problemText().get()).isEmpty();
        assertThat(done).containsExactly("changed to long enough");
    }

    @Test
    void aRecoveryCodeIsShownUntilItIsWrittenDown() {
        SecurityViewModel model = model();
        model.newRecoveryCode();
        assertThat(model.recoveryCode().get()).isEqualTo("ABCD-EFGH");
        assertThat(model.state().get().recoveryCode()).isTrue();
        model.forgetRecoveryCode();
        assertThat(model.recoveryCode().get()).isEmpty();
    }

    @Test
    void draws() throws Exception {
        Fx.run(() -> {
            for (Theme look : List.of(Theme.LIGHT, Theme.DARK)) {
                place = look == Theme.LIGHT ? Place.PASSPHRASE : Place.DEVICE_FILE;
                SecurityViewModel model = model();
                model.newRecoveryCode();
                SettingsScreen screen = new SettingsScreen(
                        new SettingsViewModel(
                                Settings.DEFAULT, new WorkspaceFacts("Okafor", "/home/ines/praetor", "0.1.0"), s -> {}),
                        model,
                        BackupTest.idle(),
                        ModelDouble.pane(),
                        Fx.messages(),
                        ZoneOffset.UTC,
                        text -> {});
                Stage stage = Fx.show(screen, look, 100, 1280, 1100);
                assertThat(Fx.unnamed(stage.getScene().getRoot())).isEmpty();
                Fx.picture(stage, "security-" + look.name().toLowerCase(java.util.Locale.ROOT));
                stage.close();
            }
        });
    }
}
