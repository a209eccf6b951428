package app.praetor.ui.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.ui.Fx;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class ActionRegistryTest {
    private final ActionRegistry registry = new ActionRegistry();
    private int runs;

    private static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }

    @Test
    void singleLettersNeverFireInTextInputs() {
        Fx.run(() -> {
            registry.register(AppAction.of("new", "k", "fth-plus", KeyCombination.valueOf("C"), () -> runs++));
            assertThat(registry.handle(key(KeyCode.C), new TextField())).isFalse();
            assertThat(registry.handle(key(KeyCode.C), null)).isTrue();
            assertThat(runs).isEqualTo(1);
        });
    }

    @Test
    void aDisabledActionDoesNotRun() {
        AppAction action = new AppAction("a", "k", "fth-plus", null, new SimpleBooleanProperty(false), () -> runs++);
        assertThat(registry.run(action)).isFalse();
        assertThat(runs).isZero();
    }

    @Test
    void keysBelongToOneActionOnly() {
        KeyCombination keys = KeyCombination.valueOf("F5");
        registry.register(AppAction.of("a", "k", "fth-plus", keys, () -> {}));
        assertThatThrownBy(() -> registry.register(AppAction.of("b", "k", "fth-plus", keys, () -> {})))
                .isInstanceOf(IllegalStateException.class);
    }
}
