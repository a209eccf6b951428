package app.praetor.ui.task;

/** The life of a screen as far as its tasks are concerned: results that arrive after it is closed are dropped. */
public final class Scope implements AutoCloseable {
    private volatile boolean closed;

    /** Whether results are dropped from now on. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
