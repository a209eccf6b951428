package app.praetor.sync.client;

import app.praetor.sync.client.OrganizationChoiceException.Organization;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exchange that did not happen, or of which nobody knows whether it did. */
public final class TransportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What to do about it. */
    public enum Kind {
        /** No connection, or it broke: the same again later. */
        UNREACHABLE,
        /** The server asks for patience: the same again later. */
        BUSY,
        /** The batch is too large for the server: a smaller one. */
        TOO_LARGE,
        /** The answer is not the server's, as behind a hotel's sign-in page. */
        NOT_OURS,
        /** The server's certificate is not to be trusted: a person must look. */
        UNTRUSTED,
        /** The sign-in has run out: sign in again. */
        SIGN_IN,
        /** This device was shut out. */
        REVOKED,
        /** The position is too old: load anew. */
        RELOAD,
        /** The server has another history: load anew, and keep what it has lost. */
        HISTORY,
        /** The server has seen other batches of this device: it becomes a new device. */
        FORKED,
        /** The clock of this device is wrong: measure and stamp anew. */
        CLOCK,
        /** Program and server do not understand each other: update one of them. */
        VERSION,
        /** The server refuses what was sent, and would again. */
        REFUSED
    }

    private final Kind kind;
    private final long retryAfterMillis;
    private final @Nullable Long serverNow;
    private final transient List<Organization> choices;

    public TransportException(Kind kind, String message) {
        this(kind, message, 0, null);
    }

    /**
     * @param retryAfterMillis how long the server asks to wait; 0 when it does not say
     * @param serverNow the server's clock, when it said
     */
    public TransportException(Kind kind, String message, long retryAfterMillis, @Nullable Long serverNow) {
        this(kind, message, retryAfterMillis, serverNow, List.of());
    }

    /**
     * @param choices the organizations of which one has to be named at sign-in; mostly none
     */
    public TransportException(
            Kind kind, String message, long retryAfterMillis, @Nullable Long serverNow, List<Organization> choices) {
        super(message);
        this.choices = List.copyOf(choices);
        this.kind = kind;
        this.retryAfterMillis = retryAfterMillis;
        this.serverNow = serverNow;
    }

    public Kind kind() {
        return kind;
    }

    public long retryAfterMillis() {
        return retryAfterMillis;
    }

    /** What a sign-in has to choose from; empty when it need not. */
    public List<Organization> choices() {
        return choices;
    }

    public @Nullable Long serverNow() {
        return serverNow;
    }
}
