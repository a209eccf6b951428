package app.praetor.ui.common;

import app.praetor.store.Change;
import app.praetor.store.ChangeFeed;
import app.praetor.ui.task.UiTasks;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is on screen up to date when a commit touched it, whoever made it. A burst of commits leads to one reload, and
 * none comes while nothing is shown. Start and stop on the JavaFX thread.
 */
public final class LiveReload {
    private final ChangeFeed feed;
    private final UiTasks tasks;
    private final Predicate<Change> concerns;
    private final Runnable reload;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile @Nullable Runnable stop;

    /**
     * @param concerns whether a change touches what is shown; asked on the writer's thread
     * @param reload reads again and patches; on the JavaFX thread
     */
    public LiveReload(ChangeFeed feed, UiTasks tasks, Predicate<Change> concerns, Runnable reload) {
        this.feed = feed;
        this.tasks = tasks;
        this.concerns = concerns;
        this.reload = reload;
    }

    /** Follows from now on. */
    public void start() {
        if (stop == null) {
            stop = feed.listen(this::heard);
        }
    }

    /** Follows no longer. */
    public void stop() {
        Runnable unsubscribe = stop;
        stop = null;
        if (unsubscribe != null) {
            unsubscribe.run();
        }
    }

    private void heard(Change change) {
        if (concerns.test(change) && due.compareAndSet(false, true)) {
            tasks.soon(() -> {
                due.set(false);
                if (stop != null) {
                    reload.run();
                }
            });
        }
    }
}
