package app.praetor.store.attachment;

import java.io.IOException;

/** An encrypted file is not what was put there; the message names it and says what to do. No content was handed out. */
public final class AttachmentDamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    AttachmentDamagedException(String message) {
        super(message);
    }
}
