package app.praetor.sync.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after failures: anything from nothing to a bound that doubles from 1 second to 5 minutes. */
final class Backoff {
    private static final long FIRST = 1000;
    private static final long MOST = 300_000;
    /** Never at once, or a server that refuses would be asked all the time. */
    private static final long LEAST = 200;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    void reset() {
        failures = 0;
    }

    /**
     * @param asked milliseconds that the server asks to wait at least
     */
    Duration next(long asked) {
        long bound = Math.min(MOST, FIRST << Math.min(failures, 20));
        failures++;
        long wait = LEAST + random.nextLong(Math.max(1, bound - LEAST));
        return Duration.ofMillis(Math.max(asked, wait));
    }
}
