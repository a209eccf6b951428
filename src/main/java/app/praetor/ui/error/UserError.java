package app.praetor.ui.error;

/**
 * A failure in words.
 *
 * @param code stable short code, empty for expected failures
 * @param what what happened
 * @param kept what was kept
 * @param advice what to do
 * @param details text for "Copy details"
 */
public record UserError(String code, String what, String kept, String advice, String details) {
    /** Whether this belongs to an honest day's work and is no defect. */
    public boolean expected() {
        return code.isEmpty();
    }

    /** The three sentences in one line. */
    public String sentence() {
        return (what + " " + kept + " " + advice).strip();
    }
}
