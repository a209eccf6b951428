package app.praetor.ui.unlock;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.store.WorkspaceException;
import app.praetor.ui.common.Fx;
import app.praetor.ui.task.DirectTasks;
import app.praetor.ui.theme.Theme;
import app.praetor.ui.theme.Themes;
import app.praetor.ui.unlock.Door.Way;
import app.praetor.ui.unlock.TroublePane.Offer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnlockTest {
    private final List<String> tried = new ArrayList<>();

    private final Door door = new Door() {
        @Override
        public boolean hasRecoveryCode() {
            return true;
        }

        @Override
        public void unlock(Way way, char[] secret) {
            tried.add(way + " " + new String(secret));
            if (!new String(secret).equals("right")) {
                throw new WorkspaceException("That does not open it. Nothing was changed.");
            }
        }
    };

    private UnlockViewModel model(String problem) {
        return new UnlockViewModel(door, new DirectTasks(), problem, () -> tried.add("opened"));
    }

    @Test
    void opensWithTheRightSecretAndZeroesIt() {
        char[] secret = "right".toCharArray();
        assertThat(model("").submit(secret)).isTrue();
        assertThat(tried).containsExactly("PASSPHRASE right", "opened");
        assertThat(secret).containsOnly('\0');
    }

    @Test
    void saysWhyItStayedLockedUntilTheOtherWayIsChosen() {
        UnlockViewModel model = model("");
        char[] secret = "wrong".toCharArray();
        model.submit(secret);
        assertThat(model.problem().get()).isEqualTo("That does not open it. Nothing was changed.");
        assertThat(model.trying().get()).isFalse();
        assertThat(secret).containsOnly('\0');
        model.way().set(Way.RECOVERY_CODE);
        assertThat(model.problem().get()).isEmpty();
        model.submit("right".toCharArray());
        assertThat(tried).containsExactly("PASSPHRASE wrong", "RECOVERY_CODE right", "opened");
    }

    @Test
    void nothingIsTriedWithNothing() {
        assertThat(model("").submit(new char[0])).isFalse();
        assertThat(tried).isEmpty();
    }

    @Test
    void theFieldIsEmptiedAndKeepsTheCaret() throws Exception {
        Fx.run(() -> {
            UnlockPane pane = new UnlockPane(model(""), Fx.messages());
            Stage stage = show(pane.view(), Theme.LIGHT, 100);
            pane.focus();
            PasswordField field = (PasswordField) pane.view().lookup("#passphrase");
            assertThat(field.isFocused() || stage.getScene().getFocusOwner() == field)
                    .isTrue();
            field.setText("wrong");
            ((javafx.scene.control.Button) pane.view().lookup("#open")).fire();
            assertThat(field.getText()).isEmpty();
            assertThat(tried).contains("PASSPHRASE wrong");
            ((javafx.scene.control.Hyperlink) pane.view().lookup("#other")).fire();
            TextField code = (TextField) pane.view().lookup("#code");
            assertThat(code.isVisible()).isTrue();
            assertThat(stage.getScene().getFocusOwner()).isSameAs(code);
            stage.close();
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void draws(Theme look) throws Exception {
        Fx.run(() -> {
            for (int scale : Arrays.asList(100, 150)) {
                String name = look.name().toLowerCase(java.util.Locale.ROOT) + "-" + scale;
                Stage locked = show(
                        new UnlockPane(model("The passphrase does not open this workspace."), Fx.messages()).view(),
                        look,
                        scale);
                assertThat(Fx.unnamed(locked.getScene().getRoot())).isEmpty();
                Fx.picture(locked, "unlock-" + name);
                String text = "The database of the workspace /home/ines/work is open in another program. Nothing was"
                        + " changed; close the other one and try again.";
                List<Offer> offers =
                        List.of(new Offer("trouble.again", () -> {}), new Offer("trouble.restore", () -> {}));
                Stage trouble = show(
                        new TroublePane(text, offers, new SimpleBooleanProperty(), Fx.messages()).view(), look, scale);
                assertThat(Fx.unnamed(trouble.getScene().getRoot())).isEmpty();
                Fx.picture(trouble, "trouble-" + name);
                locked.close();
                trouble.close();
            }
        });
    }

    private static Stage show(Parent view, Theme look, int scale) {
        Themes themes = new Themes(List.of());
        themes.themeProperty().set(look);
        themes.scaleProperty().set(scale);
        Scene scene = new Scene(view, 960, 600);
        themes.apply(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return stage;
    }
}
