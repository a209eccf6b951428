package app.praetor.sync.client;

/** Something that a person should know: the message says what happened, what was kept, and what to do. */
public class SyncException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SyncException(String message) {
        super(message);
    }
}
