package app.praetor.ui.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work with what shall happen afterwards. Configure, then {@link #start()} once. All handlers run on the
 * JavaFX thread.
 */
public final class UiTask<T> {
    private final Callable<T> work;
    private final Consumer<UiTask<T>> starter;
    private final Consumer<Throwable> unhandled;
    private final List<Handler<?>> handlers = new ArrayList<>();
    private Consumer<? super T> success = value -> {};
    private Runnable last = () -> {};
    private @Nullable BooleanProperty busy;
    private @Nullable Scope scope;

    UiTask(Callable<T> work, Consumer<UiTask<T>> starter, Consumer<Throwable> unhandled) {
        this.work = work;
        this.starter = starter;
        this.unhandled = unhandled;
    }

    /** A property that becomes true when the work takes longer than 150 ms, and false when it is over. */
    public UiTask<T> busy(BooleanProperty property) {
        busy = property;
        return this;
    }

    /** Receives the result. */
    public UiTask<T> onSuccess(Consumer<? super T> consumer) {
        success = consumer;
        return this;
    }

    /** Receives failures of a type; the first handler that fits gets it, the rest go to the error presenter. */
    public <X extends Throwable> UiTask<T> onError(Class<X> type, Consumer<? super X> handler) {
        handlers.add(new Handler<>(type, handler));
        return this;
    }

    /** Runs after success and after failure, unless the scope is closed. */
    public UiTask<T> onFinally(Runnable runnable) {
        last = runnable;
        return this;
    }

    /** Results and failures are dropped once this scope is closed. */
    public UiTask<T> scope(Scope life) {
        scope = life;
        return this;
    }

    /** Sets the work going. */
    public void start() {
        starter.accept(this);
    }

    Callable<T> work() {
        return work;
    }

    boolean isDropped() {
        return scope != null && scope.isClosed();
    }

    void showBusy(boolean shown) {
        if (busy != null) {
            busy.set(shown);
        }
    }

    void succeed(T value) {
        showBusy(false);
        if (!isDropped()) {
            try {
                success.accept(value);
            } finally {
                last.run();
            }
        }
    }

    void fail(Throwable failure) {
        showBusy(false);
        if (!isDropped()) {
            try {
                handlers.stream()
                        .filter(handler -> handler.type().isInstance(failure))
                        .findFirst()
                        .ifPresentOrElse(handler -> handler.handle(failure), () -> unhandled.accept(failure));
            } finally {
                last.run();
            }
        }
    }

    private record Handler<X extends Throwable>(Class<X> type, Consumer<? super X> consumer) {
        void handle(Throwable failure) {
            consumer.accept(type.cast(failure));
        }
    }
}
