package app.praetor.model.provider;

/**
 * Tokens of a call.
 *
 * @param input sent
 * @param output that came back
 */
public record Usage(int input, int output) {
    /** Both together. */
    public int total() {
        return input + output;
    }
}
