package app.praetor.sync.blob;

import java.io.IOException;

/** Bytes are not those that a row names; the message says whose and is for people. */
final class WrongBytesException extends IOException {
    private static final long serialVersionUID = 1L;

    WrongBytesException(String message) {
        super(message);
    }
}
