package app.praetor.discovery;

/**
 * How far an obligation has come; a row of {@code obligations}.
 *
 * @param status where it stands
 * @param confidence of the value that it has, 0 without one
 * @param attempts how often it was asked
 * @param lastAttemptTurn turn of the last question, -1 before the first
 * @param satisfiedAtTurn turn that satisfied it, -1 before that
 */
public record ObligationState(
        Status status, double confidence, int attempts, int lastAttemptTurn, int satisfiedAtTurn) {
    /** SATISFIED and SKIPPED are final until the client says something new. */
    public enum Status {
        PENDING,
        PARTIAL,
        SATISFIED,
        DEFERRED,
        SKIPPED
    }

    /** Nothing asked, nothing known. */
    public static ObligationState pending() {
        return new ObligationState(Status.PENDING, 0, 0, -1, -1);
    }

    ObligationState asked(int turn) {
        return new ObligationState(status, confidence, attempts + 1, turn, satisfiedAtTurn);
    }

    ObligationState with(Status next, double newConfidence, int turn) {
        return new ObligationState(
                next, newConfidence, attempts, lastAttemptTurn, next == Status.SATISFIED ? turn : satisfiedAtTurn);
    }
}
