package app.praetor.model.provider;

/**
 * A call of a model that gave nothing. Its message is a clause for the user, which follows "The model …"; it holds
 * nothing of the key, the request or the response, and neither does a cause, for there is none.
 */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        UNREACHABLE("could not be reached"),
        KEY("refused the key"),
        UNKNOWN("is not known at this address"),
        BUSY("takes no more requests at the moment"),
        REFUSED("refused the request"),
        TROUBLE("is in trouble"),
        SLOW("took too long"),
        CUT("was cut off in the middle of its answer"),
        RUBBISH("answered something that could not be used"),
        CANCELLED("was stopped"),
        BUDGET("was stopped at the budget of this project");

        private final String clause;

        Reason(String clause) {
            this.clause = clause;
        }
    }

    private final Reason reason;

    public ModelException(Reason reason) {
        super("The model " + reason.clause + ".", null, false, true);
        this.reason = reason;
    }

    /** Why there is nothing. */
    public Reason reason() {
        return reason;
    }

    static ModelException ofStatus(int status) {
        return new ModelException(
                switch (status) {
                    case 401, 403 -> Reason.KEY;
                    case 404 -> Reason.UNKNOWN;
                    case 408, 504 -> Reason.SLOW;
                    case 429, 529 -> Reason.BUSY;
                    default -> status >= 500 ? Reason.TROUBLE : Reason.REFUSED;
                });
    }
}
