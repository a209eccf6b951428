package app.praetor.store.attachment;

import java.io.IOException;

/** The workspace holds no such file; the message names it and says what to do. */
public final class AttachmentMissingException extends IOException {
    private static final long serialVersionUID = 1L;

    AttachmentMissingException(String message) {
        super(message);
    }
}
