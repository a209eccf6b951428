package app.praetor.server.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;

/** So many attempts a minute for each address and each account; what is more waits. Each node counts for itself. */
final class RateLimit {
    private static final long WINDOW = 60_000;
    private static final int REMEMBERED = 20_000;

    private final int attempts;
    private final InstantSource clock;

    private final LinkedHashMap<String, Window> windows = new LinkedHashMap<>();

    private record Window(long start, int count) {}

    RateLimit(int attempts, InstantSource clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * Counts an attempt.
     *
     * @throws HttpProblem 429 when there were too many
     */
    synchronized void attempt(String who) {
        long now = clock.millis();
        Window before = windows.remove(who);
        Window window = before == null || now - before.start() >= WINDOW
                ? new Window(now, 1)
                : new Window(before.start(), before.count() + 1);
        if (windows.size() >= REMEMBERED) {
            windows.pollFirstEntry();
        }
        windows.put(who, window);
        if (window.count() > attempts) {
            Duration wait = Duration.ofMillis(window.start() + WINDOW - now).plusSeconds(1);
            throw new HttpProblem(429, "too_many_attempts", "Too many attempts: wait a minute, then try again.", wait);
        }
    }
}
