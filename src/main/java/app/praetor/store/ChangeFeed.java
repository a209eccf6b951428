package app.praetor.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells listeners, after each commit, what changed. Listeners run on the writer thread and must be quick. */
public final class ChangeFeed {
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    /** Adds a listener; run the result to remove it. */
    public Runnable listen(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void publish(Iterable<Change> changes) {
        for (Change change : changes) {
            listeners.forEach(listener -> listener.accept(change));
        }
    }
}
