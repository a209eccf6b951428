package app.praetor.sync.blob;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after failures: half of a bound that doubles from 2 seconds to 5 minutes, and a random part of the rest. */
final class Waits {
    static final Duration MOST = Duration.ofMinutes(10);
    private static final long FIRST = 2000;
    private static final long BOUND = 300_000;

    private Waits() {}

    /**
     * @param failures how many there were before
     * @param asked milliseconds that the server asks to wait at least
     */
    static Duration after(int failures, long asked, RandomGenerator random) {
        long bound = Math.min(BOUND, FIRST << Math.min(failures, 20));
        long wait = bound / 2 + random.nextLong(bound / 2);
        return Duration.ofMillis(Math.min(MOST.toMillis(), Math.max(asked, wait)));
    }
}
