package app.praetor.ui.action;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something the user can do, described once.
 *
 * @param id stable name such as {@code nav.tasks}; remembered for "recent first"
 * @param labelKey key of its label in the bundle
 * @param icon Feather icon code such as {@code fth-plus}
 * @param shortcut keys that run it, or null
 * @param enabled whether it can run now
 * @param run what it does, on the JavaFX thread
 */
public record AppAction(
        String id,
        String labelKey,
        String icon,
        @Nullable KeyCombination shortcut,
        ObservableBooleanValue enabled,
        Runnable run) {

    /** An action that can always run. */
    public static AppAction of(
            String id, String labelKey, String icon, @Nullable KeyCombination shortcut, Runnable run) {
        return new AppAction(id, labelKey, icon, shortcut, Bindings.createBooleanBinding(() -> true), run);
    }

    /** The shortcut, if there is one. */
    public Optional<KeyCombination> keys() {
        return Optional.ofNullable(shortcut);
    }
}
