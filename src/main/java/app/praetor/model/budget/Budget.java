package app.praetor.model.budget;

import app.praetor.model.provider.Provider;
import app.praetor.model.provider.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * What a project may spend on models, and has spent; a row of {@code budget_limits}, with the schema's defaults where
 * there is none.
 *
 * @param maxTokens tokens in all
 * @param maxCost US dollars in all
 * @param warnAt share of either from which the user is told
 * @param onLimit what happens at the limit
 * @param tokens spent so far, calls under way included
 * @param cost spent so far, calls under way included
 */
public record Budget(
        long maxTokens, BigDecimal maxCost, BigDecimal warnAt, OnLimit onLimit, long tokens, BigDecimal cost) {
    /** {@code on_limit_reached}. */
    public enum OnLimit {
        /** No call begins that could go beyond the limit; those that began were kept below it. */
        PAUSE,
        /** Calls begin until the limit is reached; the one that reaches it is cut and has failed. */
        FAIL,
        /** Calls go on, and the user is told. */
        WARN;

        /** The column's word; one that is not known is the careful one. */
        static OnLimit of(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "fail" -> FAIL;
                case "warn" -> WARN;
                default -> PAUSE;
            };
        }
    }

    /**
     * What may be spent, as the columns can hold it.
     *
     * @param warnAt 0 to 1
     */
    public record Limits(long maxTokens, BigDecimal maxCost, BigDecimal warnAt, OnLimit onLimit) {
        private static final BigDecimal MOST_COST = BigDecimal.valueOf(999_999);

        /**
         * @throws IllegalArgumentException with a sentence for the user when something of it cannot be
         */
        public Limits {
            if (maxTokens < 0 || maxTokens > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("The tokens must be between 0 and 2,147,483,647.");
            }
            if (maxCost.signum() < 0 || maxCost.compareTo(MOST_COST) > 0) {
                throw new IllegalArgumentException("The cost must be between $0 and $999,999.");
            }
            if (warnAt.signum() < 0 || warnAt.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("The warning must be between 0 and 100 %.");
            }
            maxCost = maxCost.setScale(4, RoundingMode.HALF_UP);
            warnAt = warnAt.setScale(2, RoundingMode.HALF_UP);
        }
    }

    /** Shorter answers would be cut in the middle of a value. */
    static final int LEAST_OUTPUT = 200;

    /** More than any reading of a message needs, with room for what a model thinks before it answers. */
    public static final int MOST_OUTPUT = 4000;

    /**
     * Whether a call may begin.
     *
     * @param maxOutput tokens that it may answer at most; 0 when it may not begin
     * @param notice a sentence for the user, may be empty
     */
    public record Grant(int maxOutput, String notice) {
        boolean given() {
            return maxOutput > 0;
        }
    }

    /** Whether a call of this many tokens may begin. */
    Grant grant(Provider provider, int input) {
        if (onLimit == OnLimit.WARN) {
            return new Grant(MOST_OUTPUT, reached() ? "This project is beyond its " + limit() + " for the model." : "");
        }
        if (onLimit == OnLimit.FAIL) {
            return reached()
                    ? new Grant(0, "The model was not asked: this project has used up its " + limit() + ".")
                    : new Grant(MOST_OUTPUT, "");
        }
        int output = (int) Math.min(MOST_OUTPUT, affordable(provider, input));
        return output < LEAST_OUTPUT
                ? new Grant(0, "The model is paused: this project has used up its " + limit() + ".")
                : new Grant(output, "");
    }

    /** Tokens of output that are left when this many go in; negative when not even those are. */
    private long affordable(Provider provider, int input) {
        long byTokens = maxTokens - tokens - input;
        BigDecimal left = maxCost.subtract(cost).subtract(provider.cost(new Usage(input, 0)));
        if (left.signum() < 0) {
            return -1;
        }
        if (provider.outputPrice().signum() == 0) {
            return byTokens;
        }
        BigDecimal million = BigDecimal.valueOf(1_000_000);
        BigDecimal byCost = left.multiply(million).divide(provider.outputPrice(), 0, RoundingMode.FLOOR);
        return byCost.min(BigDecimal.valueOf(byTokens)).longValue();
    }

    /** Whether nothing is left. */
    boolean reached() {
        return tokens >= maxTokens || cost.compareTo(maxCost) >= 0;
    }

    /** Whether a call under way is cut when it goes beyond the limit. */
    public boolean cuts() {
        return onLimit == OnLimit.FAIL;
    }

    /** Whether a call that has used this much goes beyond the limit. */
    public boolean goesBeyond(Provider provider, Usage soFar) {
        return plus(soFar.total(), provider.cost(soFar)).reached();
    }

    /** What to tell after a call: once when it passes the warning threshold. */
    public String passed(Usage usage, BigDecimal itsCost) {
        Budget after = plus(usage.total(), itsCost);
        if (!warned() && after.warned()) {
            int percent = after.share().movePointRight(2).intValue();
            return "The model has used " + percent + " % of this project's " + after.limit() + ".";
        }
        return "";
    }

    private Budget plus(int moreTokens, BigDecimal moreCost) {
        return new Budget(maxTokens, maxCost, warnAt, onLimit, tokens + moreTokens, cost.add(moreCost));
    }

    private boolean warned() {
        return share().compareTo(warnAt) >= 0;
    }

    /** The larger of the shares that are used of the tokens and of the cost; may be more than 1. */
    public BigDecimal share() {
        return byTokens().max(byCost());
    }

    private BigDecimal byTokens() {
        return share(BigDecimal.valueOf(tokens), BigDecimal.valueOf(maxTokens));
    }

    private BigDecimal byCost() {
        return share(cost, maxCost);
    }

    private static BigDecimal share(BigDecimal used, BigDecimal max) {
        return max.signum() <= 0 ? BigDecimal.ONE : used.divide(max, 4, RoundingMode.DOWN);
    }

    /** The limit that is nearer. */
    private String limit() {
        return byCost().compareTo(byTokens()) > 0
                ? "budget of $" + maxCost.stripTrailingZeros().toPlainString()
                : String.format(Locale.ROOT, "budget of %,d tokens", maxTokens);
    }
}
