package app.praetor.store.guard;

/**
 * Thrown when the guard cannot prove that a statement stays inside one tenant. The text names the construct only: no
 * SQL text, no literal, no parameter.
 */
public final class RefusedSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal: the construct, and the reason without a word of the statement. */
    public RefusedSqlException(String construct, String why) {
        super("Refused: " + construct + " (" + why + ")");
    }
}
