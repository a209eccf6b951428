package app.praetor.ui.task;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;

/** Runs work on virtual threads and hands results back on the JavaFX thread. */
public final class FxTasks implements UiTasks {
    private static final Duration BEFORE_BUSY = Duration.millis(150);
    private static final Duration MOMENT = Duration.millis(100);

    private final Consumer<Throwable> unhandled;

    /** Failures that no task handles go to {@code unhandled}, on the JavaFX thread. */
    public FxTasks(Consumer<Throwable> unhandled) {
        this.unhandled = unhandled;
    }

    @Override
    public <T> UiTask<T> run(Callable<T> work) {
        return new UiTask<>(work, this::start, unhandled);
    }

    @Override
    public void onUi(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }

    @Override
    public void soon(Runnable work) {
        onUi(() -> {
            PauseTransition moment = new PauseTransition(MOMENT);
            moment.setOnFinished(event -> work.run());
            moment.play();
        });
    }

    private <T> void start(UiTask<T> task) {
        onUi(() -> {
            PauseTransition patience = new PauseTransition(BEFORE_BUSY);
            patience.setOnFinished(event -> task.showBusy(true));
            patience.play();
            Thread.ofVirtual().name("ui-task").start(() -> call(task, patience));
        });
    }

    private static <T> void call(UiTask<T> task, PauseTransition patience) {
        Runnable end;
        try {
            T value = task.work().call();
            end = () -> task.succeed(value);
        } catch (Throwable failure) {
            end = () -> task.fail(failure);
        }
        Runnable delivery = end;
        Platform.runLater(() -> {
            patience.stop();
            delivery.run();
        });
    }
}
