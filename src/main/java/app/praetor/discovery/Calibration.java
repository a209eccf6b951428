package app.praetor.discovery;

/**
 * How often a value is right that the rules hold for so likely. The rules' own figures only say which reading is the
 * stronger one; these knots were fitted to labelled interviews, on the careful side where there were few values. Up to
 * the point where a value counts as an answer nothing is changed, so that no threshold of the conversation moves.
 */
final class Calibration {
    /** What a rule says, and the share that was right; straight lines between. */
    private static final double[][] KNOTS = {{0, 0}, {0.5, 0.5}, {0.6, 0.81}, {0.8, 0.83}, {0.9, 0.97}, {1, 1}};

    private Calibration() {}

    /** The share of right values to expect, 0 to 1; grows with the figure of the rule. */
    static double of(double rule) {
        double said = Math.clamp(rule, 0, 1);
        for (int i = 1; i < KNOTS.length; i++) {
            double[] from = KNOTS[i - 1];
            double[] to = KNOTS[i];
            if (said <= to[0]) {
                double share = from[1] + (to[1] - from[1]) * (said - from[0]) / (to[0] - from[0]);
                return Math.round(share * 1000) / 1000.0;
            }
        }
        return 1;
    }
}
