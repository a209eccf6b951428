package app.praetor.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is put on, or back, by hand. */
public final class PutOn implements InstantSource {
    private volatile Duration put = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(put);
    }

    /**
     * @param by negative to put it back
     */
    public void later(Duration by) {
        put = put.plus(by);
    }

    /** Right again. */
    public void right() {
        put = Duration.ZERO;
    }
}
