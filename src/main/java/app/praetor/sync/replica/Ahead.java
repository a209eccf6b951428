package app.praetor.sync.replica;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is made while the server is at work or on its way. What fails fails where it is asked for.
 *
 * @param <T> what is made
 */
final class Ahead<T extends @Nullable Object> {
    private final CompletableFuture<T> future;

    private Ahead(CompletableFuture<T> future) {
        this.future = future;
    }

    static <T extends @Nullable Object> Ahead<T> of(Executor executor, Supplier<T> work) {
        Ahead<T> made = new Ahead<>(CompletableFuture.supplyAsync(work, executor));
        // Where nothing runs beside the caller it has failed by now.
        if (made.future.isCompletedExceptionally()) {
            made.get();
        }
        return made;
    }

    /** Waits for it; throws what it threw. */
    T get() {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Waits until nothing of it is under way. */
    void settle() {
        future.exceptionally(failed -> null).join();
    }
}
