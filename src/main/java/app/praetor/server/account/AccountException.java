package app.praetor.server.account;

import java.util.List;

/** A sign-in, or something about an account, that was refused. */
public final class AccountException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, with the HTTP status that says so. */
    public enum Kind {
        /** No sign-in, or one that has run out. */
        UNAUTHORIZED(401),
        /** E-mail address and password are not those of an account; which of them is not said. */
        WRONG_CREDENTIALS(401),
        /** The refresh token is unknown, has run out, or was used before. */
        SIGN_IN_AGAIN(401),
        /** The account belongs to several tenants. */
        CHOOSE_TENANT(409),
        /** The account has no such tenant. */
        NO_TENANT(403),
        /** The device was revoked. */
        REVOKED(403),
        /** The rights of the caller do not reach so far. */
        FORBIDDEN(403),
        /** Nothing here by this name. */
        NOT_FOUND(404),
        /** The invitation was accepted before, or has run out. */
        INVITATION_GONE(410),
        /** Not what was asked for. */
        INVALID(400);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** A tenant to choose from. */
    public record Choice(String slug, String name) {}

    private final Kind kind;
    private final transient List<Choice> choices;

    /**
     * @param message for people; it quotes nothing of any row
     */
    public AccountException(Kind kind, String message) {
        super(message);
        this.kind = kind;
        this.choices = List.of();
    }

    public AccountException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.choices = List.of();
    }

    /** CHOOSE_TENANT. */
    AccountException(List<Choice> choices) {
        super("This account belongs to several workspaces: choose one.");
        this.kind = Kind.CHOOSE_TENANT;
        this.choices = List.copyOf(choices);
    }

    public Kind kind() {
        return kind;
    }

    /** The tenants to choose from, for CHOOSE_TENANT; else empty. */
    public List<Choice> choices() {
        return choices == null ? List.of() : choices;
    }
}
