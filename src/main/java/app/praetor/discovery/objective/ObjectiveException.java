package app.praetor.discovery.objective;

import java.io.Serial;

/** An objective file that is refused; the message names file, line and JSON pointer. */
public final class ObjectiveException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String pointer;
    private final String problem;

    /** Builds the message {@code file:line pointer: problem}. */
    public ObjectiveException(String file, int line, String pointer, String problem) {
        super(file + ":" + line + " " + pointer + ": " + problem);
        this.line = line;
        this.pointer = pointer;
        this.problem = problem;
    }

    /** Where it is, counted from 1; 0 when that cannot be said. */
    public int line() {
        return line;
    }

    /** The JSON pointer of the place. */
    public String pointer() {
        return pointer;
    }

    /** What is wrong there. */
    public String problem() {
        return problem;
    }
}
