package app.praetor.store.key;

import app.praetor.store.WorkspaceException;

/** The workspace stays locked; nothing was changed. */
public final class LockedException extends WorkspaceException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why, so that a screen can ask for the right thing. */
    public enum Reason {
        /** A passphrase is needed and none was given. */
        PASSPHRASE_NEEDED,
        /** What was given does not open this workspace. */
        WRONG,
        /** The recovery code was not typed as it was printed; no attempt was made with it. */
        MISTYPED,
        /** The workspace has no such way of opening it. */
        NO_SUCH_WAY,
        /** The keyring or the device-key file does not hold this workspace's secret. */
        KEY_NOT_HERE
    }

    LockedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
