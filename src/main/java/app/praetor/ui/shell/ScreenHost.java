package app.praetor.ui.shell;

import app.praetor.ui.nav.Route;
import app.praetor.ui.nav.Screen;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the screens that were opened, and tells each when it is shown and hidden. */
final class ScreenHost {
    /** Enough for every screen of a project; older ones are built anew. */
    private static final int KEPT = 12;

    private final Function<Route, Screen> screens;
    private final Map<Route, Screen> open = new LinkedHashMap<>(KEPT, 0.75f, true);
    private @Nullable Screen shown;

    ScreenHost(Function<Route, Screen> screens) {
        this.screens = screens;
    }

    /** The screen of a route: {@code place} puts it into the window, and only then it is told that it is shown. */
    Screen show(Route route, Consumer<Screen> place) {
        Screen next = open.computeIfAbsent(route, screens);
        if (next != shown) {
            hide();
            shown = next;
            place.accept(next);
            next.onShown();
        } else {
            place.accept(next);
        }
        if (open.size() > KEPT) {
            open.remove(open.keySet().iterator().next());
        }
        return next;
    }

    void hide() {
        if (shown != null) {
            shown.onHidden();
            shown = null;
        }
    }
}
