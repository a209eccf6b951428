package app.praetor.ui.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Every action of the window, in order of registration. JavaFX thread only. */
public final class ActionRegistry {
    private static final int RECENT = 8;

    private final Map<String, AppAction> actions = new LinkedHashMap<>();
    private final List<String> recent = new ArrayList<>();

    /** Adds an action; throws {@link IllegalStateException} when its id or its keys are taken. */
    public void register(AppAction action) {
        action.keys().flatMap(this::byKeys).ifPresent(other -> {
            throw new IllegalStateException("Keys of " + action.id() + " belong to " + other.id());
        });
        if (actions.putIfAbsent(action.id(), action) != null) {
            throw new IllegalStateException("Action registered twice: " + action.id());
        }
    }

    /** Removes an action, as when its screen is hidden; an unknown id changes nothing. */
    public void unregister(String id) {
        actions.remove(id);
    }

    /** All actions, in order of registration. */
    public List<AppAction> all() {
        return List.copyOf(actions.values());
    }

    /** The action with an id. */
    public Optional<AppAction> find(String id) {
        return Optional.ofNullable(actions.get(id));
    }

    /** The ids that ran last, newest first. */
    public List<String> recent() {
        return List.copyOf(recent);
    }

    /** Runs an action if it is enabled and remembers it; answers whether it ran. */
    public boolean run(AppAction action) {
        if (!action.enabled().get()) {
            return false;
        }
        remember(action.id());
        action.run().run();
        return true;
    }

    /** Remembers an id as used just now. */
    public void remember(String id) {
        recent.remove(id);
        recent.addFirst(id);
        if (recent.size() > RECENT) {
            recent.removeLast();
        }
    }

    /**
     * Runs the action whose keys were pressed; answers whether one ran. Keys without Ctrl, Alt or Meta never fire while
     * a text input has the focus, function keys excepted.
     */
    public boolean handle(KeyEvent event, @Nullable Node focused) {
        if (isTyping(event, focused)) {
            return false;
        }
        return actions.values().stream()
                .filter(action ->
                        action.keys().filter(keys -> keys.match(event)).isPresent())
                .findFirst()
                .map(this::run)
                .orElse(false);
    }

    private static boolean isTyping(KeyEvent event, @Nullable Node focused) {
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        return focused instanceof TextInputControl && plain && !event.getCode().isFunctionKey();
    }

    private Optional<AppAction> byKeys(KeyCombination keys) {
        return actions.values().stream()
                .filter(action -> action.keys().filter(keys::equals).isPresent())
                .findFirst();
    }
}
