package app.praetor.ui.nav;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the window is, where it was, and where it can go back to. Not thread-safe: JavaFX thread only. */
public final class Router {
    private static final int KEPT = 100;

    private final Deque<Route> past = new ArrayDeque<>();
    private final Deque<Route> future = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Route> current;
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper(false);

    /** Starts at a route with an empty history. */
    public Router(Route start) {
        current = new ReadOnlyObjectWrapper<>(start);
    }

    /** Goes to a route; what was ahead is forgotten. Going where one is already changes nothing. */
    public void go(Route route) {
        if (route.equals(current.get())) {
            return;
        }
        past.push(current.get());
        if (past.size() > KEPT) {
            past.removeLast();
        }
        future.clear();
        show(route);
    }

    /** Opens a remembered route, as after a restart, without history: there is nothing sensible to go back to. */
    public void restore(Route route) {
        past.clear();
        future.clear();
        show(route);
    }

    /** One step back; nothing happens at the beginning. */
    public void back() {
        if (!past.isEmpty()) {
            Route target = past.pop();
            future.push(current.get());
            show(target);
        }
    }

    /** One step forward; nothing happens at the end. */
    public void forward() {
        if (!future.isEmpty()) {
            Route target = future.pop();
            past.push(current.get());
            show(target);
        }
    }

    private void show(Route route) {
        canGoBack.set(!past.isEmpty());
        canGoForward.set(!future.isEmpty());
        current.set(route);
    }

    /** The route that is shown. */
    public Route current() {
        return current.get();
    }

    /** The route that is shown, as a property. */
    public ReadOnlyObjectProperty<Route> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Whether {@link #back()} leads anywhere. */
    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    /** Whether {@link #forward()} leads anywhere. */
    public ReadOnlyBooleanProperty canGoForwardProperty() {
        return canGoForward.getReadOnlyProperty();
    }
}
