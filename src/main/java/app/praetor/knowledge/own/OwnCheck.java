package app.praetor.knowledge.own;

import java.util.List;
import java.util.Map;

/**
 * What a reviewer would say about a question before it is kept.
 *
 * @param problems by field what must be put right, as a sentence
 * @param advice what would make it better; it may be kept all the same
 * @param similar questions that ask nearly the same, the nearest first
 */
public record OwnCheck(Map<Field, String> problems, List<String> advice, List<Similar> similar) {
    /** The fields of a draft, in the order of the form. */
    public enum Field {
        POOL,
        TEXT,
        WHY,
        TYPE,
        OPTIONS,
        WORDS
    }

    /**
     * @param pool name of the pool that the other question is in
     * @param share of common stems, 0 to 1
     */
    public record Similar(String text, String pool, double share) {}

    /** Whether it can be kept. */
    public boolean passes() {
        return problems.isEmpty();
    }
}
