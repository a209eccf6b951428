package app.praetor.store.key;

import app.praetor.store.WorkspaceException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Makes guessing at the window slow: after each wrong passphrase or code the next attempt waits longer, up to half a
 * minute. One for each process and workspace; an attempt belongs on a thread that may wait, never on the toolkit's.
 */
public final class Attempts {
    private static final int LONGEST_SECONDS = 30;

    private final Consumer<Duration> pause;
    private int failed;

    public Attempts() {
        this(Attempts::sleep);
    }

    Attempts(Consumer<Duration> pause) {
        this.pause = pause;
    }

    /** Waits for as long as the failures so far ask; a second caller waits for the first. */
    synchronized void begin() {
        if (failed > 0) {
            pause.accept(Duration.ofSeconds(Math.min(LONGEST_SECONDS, 1 << Math.min(failed - 1, 5))));
        }
    }

    synchronized void failed() {
        failed++;
    }

    synchronized void succeeded() {
        failed = 0;
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkspaceException("Opening the workspace was stopped. Nothing was changed.");
        }
    }
}
