package app.praetor.server.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * So many exchanges at once; who comes when all are under way waits a moment and is then asked to come again. A crowd that
 * arrives together, as after a restart, is served a few at a time in the time that it takes, where all at once would wait for
 * all.
 */
final class Gate {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Semaphore slots;
    private final long patienceMillis;

    Gate(int atOnce, Duration patience) {
        this.slots = new Semaphore(atOnce, true);
        this.patienceMillis = patience.toMillis();
    }

    /**
     * Does the work when there is room for it.
     *
     * @throws HttpProblem 503 when there is none in time
     */
    <T> T through(Supplier<T> work) {
        boolean in;
        try {
            in = slots.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            in = false;
        }
        if (!in) {
            throw new HttpProblem(503, "busy", "The server has much to do just now; try again in a moment.", AGAIN);
        }
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
