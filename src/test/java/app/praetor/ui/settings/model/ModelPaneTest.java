package app.praetor.ui.settings.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.model.provider.ModelSettings.View;
import app.praetor.model.provider.Provider;
import app.praetor.model.provider.ProviderKind;
import app.praetor.model.provider.Secret;
import app.praetor.ui.common.Fx;
import app.praetor.ui.nav.Screen;
import app.praetor.ui.theme.Theme;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class ModelPaneTest {
    private final ModelDouble desk = new ModelDouble();

    private Stage show(ModelPane pane, Theme look) {
        VBox page = new VBox(pane.view());
        page.getStyleClass().add("settings-page");
        page.getStylesheets().addAll(pane.view().getStylesheets());
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        return Fx.show(
                new Screen() {
                    @Override
                    public Node view() {
                        return scroll;
                    }

                    @Override
                    public String title() {
                        return "Settings";
                    }
                },
                look,
                100,
                1280,
                1100);
    }

    private static <N extends Node> N named(Stage stage, Class<N> type, String text) {
        return Fx.all(stage.getScene().getRoot()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(n -> n instanceof Labeled l && l.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private View setUp(boolean on, boolean agreed) {
        return new View(
                ProviderKind.ANTHROPIC,
                ProviderKind.ANTHROPIC.usualUrl(),
                "m-1",
                new BigDecimal("3"),
                new BigDecimal("15"),
                on,
                agreed);
    }

    @Test
    void aKeyThatWasGivenStandsInNoField() throws Exception {
        Fx.run(() -> {
            ModelPane pane = desk.shown();
            pane.load();
            Stage stage = show(pane, Theme.LIGHT);
            List<TextInputControl> fields = Fx.all(stage.getScene().getRoot()).stream()
                    .filter(TextInputControl.class::isInstance)
                    .map(TextInputControl.class::cast)
                    .toList();
            fields.get(1).setText("m-1");
            PasswordField key = fields.stream()
                    .filter(PasswordField.class::isInstance)
                    .map(PasswordField.class::cast)
                    .findFirst()
                    .orElseThrow();
            key.setText("sk-5150-secret");
            named(stage, Button.class, "Set up and switch on").fire();
            assertThat(desk.saved).isNotNull();
            assertThat(fields).extracting(TextInputControl::getText).noneMatch(t -> t.contains("5150"));
            assertThat(Fx.texts(stage.getScene().getRoot()))
                    .contains("Set up and switched on.")
                    .anyMatch(t -> t.startsWith("Kept here, sealed."))
                    .noneMatch(t -> t.contains("5150"));
            named(stage, CheckBox.class, "Ask the model in discovery").fire();
            assertThat(desk.heard).last().isEqualTo("switch false");
            stage.close();
        });
    }

    @Test
    void aProviderFromElsewhereIsNotSwitchedOnHere() throws Exception {
        Fx.run(() -> {
            desk.view = setUp(true, false);
            ModelPane pane = desk.shown();
            pane.load();
            Stage stage = show(pane, Theme.LIGHT);
            assertThat(Fx.texts(stage.getScene().getRoot()))
                    .anyMatch(t -> t.contains("was set up or changed on another device"))
                    .doesNotContain("Ask the model in discovery");
            stage.close();
        });
    }

    @Test
    void draws() throws Exception {
        Fx.run(() -> {
            for (Theme look : List.of(Theme.LIGHT, Theme.DARK)) {
                desk.view = setUp(true, true);
                desk.saved = new Provider(
                        ProviderKind.ANTHROPIC,
                        ProviderKind.ANTHROPIC.usualUrl(),
                        "m-1",
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        new Secret("sk-5150-secret".toCharArray()));
                ModelPane pane = desk.shown();
                pane.load();
                Stage stage = show(pane, look);
                assertThat(Fx.unnamed(stage.getScene().getRoot())).isEmpty();
                named(stage, Button.class, "Test the connection").fire();
                Fx.picture(stage, "model-" + look.name().toLowerCase(Locale.ROOT));
                desk.view = null;
                ModelPane none = desk.shown();
                none.load();
                Fx.picture(show(none, look), "model-none-" + look.name().toLowerCase(Locale.ROOT));
            }
        });
    }
}
