package app.praetor.knowledge;

import java.util.List;

/**
 * Activation: any part that holds is enough; a rule without parts never holds.
 *
 * @param patterns ids of patterns that the client's words reveal
 * @param entities canonical entities that the client speaks of or that the industry deals with
 * @param industries codes; they hold for their parts as well
 * @param only codes outside of which the rule never holds; none means no limit
 * @param threshold least confidence of the fact that a keyword or entity is found in
 */
public record When(
        boolean always,
        List<String> keywords,
        List<String> features,
        List<String> domains,
        List<String> patterns,
        List<String> entities,
        List<String> industries,
        List<String> only,
        double threshold) {
    /** A rule that never holds. */
    public static final When NEVER =
            new When(false, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), 0);

    /** A rule that holds when the client says one of the words, or always when there are none. */
    public static When of(List<String> words) {
        return new When(words.isEmpty(), words, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), 0);
    }

    /** Whether the rule has no parts. */
    public boolean isEmpty() {
        return !always
                && keywords.isEmpty()
                && features.isEmpty()
                && domains.isEmpty()
                && patterns.isEmpty()
                && entities.isEmpty()
                && industries.isEmpty();
    }
}
