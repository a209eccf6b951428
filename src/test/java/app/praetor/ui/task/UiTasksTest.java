package app.praetor.ui.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.ui.Fx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class UiTasksTest {
    private final DirectTasks direct = new DirectTasks();
    private final List<Object> seen = new ArrayList<>();

    @Test
    void theFirstHandlerThatFitsGetsTheFailure() {
        direct.run(() -> {
                    throw new IllegalArgumentException("no");
                })
                .onError(IllegalStateException.class, seen::add)
                .onError(IllegalArgumentException.class, e -> seen.add(e.getMessage()))
                .onError(RuntimeException.class, seen::add)
                .start();
        assertThat(seen).containsExactly("no");
    }

    @Test
    void anUnhandledFailureIsNotLost() {
        UiTask<Integer> task = direct.run(() -> Integer.parseInt("x"));
        assertThatThrownBy(task::start).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void resultsAreDroppedOnceTheScopeIsClosed() {
        Scope scope = new Scope();
        UiTask<Integer> task =
                direct.run(() -> 1).scope(scope).onSuccess(seen::add).onFinally(() -> seen.add("end"));
        scope.close();
        task.start();
        assertThat(seen).isEmpty();
    }

    @Test
    void worksOffTheFxThreadAndHandsBackOnIt() {
        Fx.run(() -> {});
        CompletableFuture<List<Boolean>> threads = new CompletableFuture<>();
        new FxTasks(threads::completeExceptionally)
                .run(Platform::isFxApplicationThread)
                .onSuccess(working -> threads.complete(List.of(working, Platform.isFxApplicationThread())))
                .start();
        assertThat(threads.join()).containsExactly(false, true);
    }

    @Test
    void busyShowsForLongWorkAndEndsWithIt() {
        SimpleBooleanProperty busy = new SimpleBooleanProperty();
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        List<Boolean> changes = new ArrayList<>();
        Fx.run(() -> busy.addListener((observable, before, now) -> {
            changes.add(now);
            release.countDown();
        }));
        new FxTasks(end::completeExceptionally)
                .run(() -> {
                    release.await();
                    return true;
                })
                .busy(busy)
                .onSuccess(end::complete)
                .start();
        assertThat(end.join()).isTrue();
        assertThat(changes).containsExactly(true, false);
    }
}
