package app.praetor.store.capture;

import java.time.InstantSource;

/**
 * Stamps for changes: 48 bits of milliseconds and 16 bits of a counter. Never the same twice, never less than one seen
 * from elsewhere, whatever the machine's clock does. Safe for several threads.
 */
public final class HybridClock {
    private final InstantSource source;
    private long offsetMillis;
    private long last;

    /**
     * @param last the newest stamp given or seen before
     * @param offsetMillis what to add to this machine's clock to get the server's
     */
    public HybridClock(InstantSource source, long last, long offsetMillis) {
        this.source = source;
        this.last = last;
        this.offsetMillis = offsetMillis;
    }

    /** The next stamp. */
    public synchronized long next() {
        last = Math.max((source.millis() + offsetMillis) << 16, last + 1);
        return last;
    }

    /** Notes a stamp from elsewhere: the next one is greater. */
    public synchronized void observe(long stamp) {
        last = Math.max(last, stamp);
    }

    /**
     * Takes over the server's time. Stamps given in a false future are forgotten, so that new ones are of the right time; the
     * caller gives those that wait new ones.
     *
     * @param newest the newest stamp that stays
     */
    public synchronized void set(long offsetMillis, long newest) {
        this.offsetMillis = offsetMillis;
        this.last = newest;
    }

    /** This machine's idea of the server's time, in milliseconds since 1970. */
    public synchronized long millis() {
        return source.millis() + offsetMillis;
    }

    public synchronized long offsetMillis() {
        return offsetMillis;
    }
}
