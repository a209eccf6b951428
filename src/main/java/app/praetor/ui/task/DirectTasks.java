package app.praetor.ui.task;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs everything at once on the calling thread: for view models without a toolkit, as in tests and the tour. */
public final class DirectTasks implements UiTasks {
    private final Consumer<Throwable> unhandled;

    /** Failures that no task handles are thrown to the caller of {@link UiTask#start()}. */
    public DirectTasks() {
        this(DirectTasks::rethrow);
    }

    /** Failures that no task handles go to {@code unhandled}. */
    public DirectTasks(Consumer<Throwable> unhandled) {
        this.unhandled = unhandled;
    }

    @Override
    public <T> UiTask<T> run(Callable<T> work) {
        return new UiTask<>(work, DirectTasks::start, unhandled);
    }

    @Override
    public void onUi(Runnable work) {
        work.run();
    }

    @Override
    public void soon(Runnable work) {
        work.run();
    }

    private static <T> void start(UiTask<T> task) {
        T value;
        try {
            value = task.work().call();
        } catch (Throwable failure) {
            task.fail(failure);
            return;
        }
        task.succeed(value);
    }

    private static void rethrow(Throwable failure) {
        switch (failure) {
            case RuntimeException runtime -> throw runtime;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }
}
