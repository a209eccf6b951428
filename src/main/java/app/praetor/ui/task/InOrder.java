package app.praetor.ui.task;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;

/**
 * Calls of one screen, one after the other in the order they were asked for, so that an older answer never overwrites a newer
 * one. JavaFX thread only.
 */
public final class InOrder {
    private final UiTasks tasks;
    private final BooleanProperty busy;
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private boolean underway;

    /** @param busy becomes true when a call takes longer than a moment */
    public InOrder(UiTasks tasks, BooleanProperty busy) {
        this.tasks = tasks;
        this.busy = busy;
    }

    /**
     * Adds a call.
     *
     * @param onSuccess gets its result
     * @param onFailure puts things right when it failed; the failure itself goes to the error presenter
     */
    public <T> void add(Callable<T> work, Consumer<? super T> onSuccess, Runnable onFailure) {
        queue.add(() -> start(work, onSuccess, onFailure));
        next();
    }

    /** Whether calls wait behind the one that is being answered. */
    public boolean waiting() {
        return !queue.isEmpty();
    }

    private void next() {
        if (!underway && !queue.isEmpty()) {
            underway = true;
            queue.remove().run();
        }
    }

    private <T> void start(Callable<T> work, Consumer<? super T> onSuccess, Runnable onFailure) {
        boolean[] answered = {false};
        tasks.run(work)
                .busy(busy)
                .onSuccess(value -> {
                    answered[0] = true;
                    onSuccess.accept(value);
                })
                .onFinally(() -> {
                    underway = false;
                    if (!answered[0]) {
                        onFailure.run();
                    }
                    next();
                })
                .start();
    }
}
