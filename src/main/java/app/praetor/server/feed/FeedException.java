package app.praetor.server.feed;

/** A request that the feed does not take as a whole; nothing was changed. */
public final class FeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, with the HTTP status that says so. */
    public enum Kind {
        /** A batch of this device is missing before this one. */
        GAP(409),
        /** The device has sent another batch under this number, or a later one. */
        FORKED(409),
        /** The position is too old, or none. */
        RELOAD(410),
        /** The position is of another history, as after the server was brought back from a copy. */
        HISTORY(410),
        /** Others hold the tenant too long: the same again later. */
        BUSY(503),
        /** Stamps from the future: the device's clock is wrong. */
        CLOCK(422),
        /** Not what a batch looks like. */
        INVALID(400),
        /** The device was revoked, or never registered. */
        REVOKED(403),
        /** The device's program is too old or too new. */
        VERSION(426);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;

    /**
     * @param message for people; it quotes nothing of any row
     */
    public FeedException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
