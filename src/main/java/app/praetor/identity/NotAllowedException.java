package app.praetor.identity;

import java.io.Serial;

/** The person may not do this; the message says who may. Nothing was changed. */
public final class NotAllowedException extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    NotAllowedException(String message) {
        super(message);
    }
}
