package app.praetor.sync.engine;

import java.time.Duration;

/** How the loop waits; a test has another one, without time. */
public interface Waiter {
    /** Returns when woken or when the time is over, whichever is first; a wake-up before the call counts. */
    void await(Duration most);

    /** Ends a wait, or the next one. */
    void wake();
}
