package app.praetor.store;

/** The workspace cannot be opened; the message says what happened, what was kept and what to do. */
public class WorkspaceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WorkspaceException(String message) {
        super(message);
    }
}
