package app.praetor.discovery.objective;

import java.io.Serial;

/** An objective file that is refused; the message names file, line and JSON pointer. */
public final class ObjectiveException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Builds the message {@code file:line pointer: problem}. */
    public ObjectiveException(String file, int line, String pointer, String problem) {
        super(file + ":" + line + " " + pointer + ": " + problem);
    }
}
