package app.praetor.ui.task;

import java.util.concurrent.Callable;

/** The one road off the JavaFX thread and back. View models see only this interface. */
public interface UiTasks {
    /** Describes work to be done off the JavaFX thread; {@link UiTask#start()} sets it going. */
    <T> UiTask<T> run(Callable<T> work);

    /** Describes work without a result. */
    default UiTask<Boolean> run(Action work) {
        return run(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** Runs something on the JavaFX thread: at once when already there, else later. For change feeds. */
    void onUi(Runnable work);

    /** Runs something on the JavaFX thread a moment later, so that a burst of reasons leads to one run. */
    void soon(Runnable work);

    /** Work without a result that may fail. */
    @FunctionalInterface
    interface Action {
        /** Does the work; any exception goes to the task's error handlers. */
        void run() throws Exception;
    }
}
