package app.praetor.knowledge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question of a pool.
 *
 * @param type text, select, multi_select, boolean, number or date
 * @param options choices of select and multi_select; else empty
 * @param rules validation: required, min, max, minLength, maxLength
 * @param priority 1 (first) to 5
 * @param when own activation; empty means the pool's
 * @param after ids of questions to be asked before this one
 * @param prefills proposals from facts, the first that matches wins
 * @param implies what an answer means for other questions
 * @param usual a common starting point, proposed when the client said nothing about it; null when there is none
 * @param entities canonical entities that the answer describes
 */
public record Question(
        String id,
        String text,
        String why,
        String type,
        List<String> options,
        Map<String, Object> rules,
        int priority,
        When when,
        List<String> after,
        List<PrefillRule> prefills,
        List<Implication> implies,
        @Nullable String usual,
        List<String> entities) {
    /** What ids of questions and pools begin with that an organization added itself. */
    public static final String OWN = "own-";

    /** Whether an organization added it itself. */
    public boolean isOwn() {
        return id.startsWith(OWN);
    }

    /**
     * A proposal from a field of discovery.
     *
     * @param field field path
     * @param words one of them must occur in the fact; empty means any fact will do
     * @param answer the proposal; null means the fact's own value
     */
    public record PrefillRule(
            String field, List<String> words, @Nullable String answer, double confidence) {}

    /**
     * @param answer answer that triggers it, compared without case
     * @param suppress ids of questions that need no answer any more
     * @param prefill proposals by question id
     * @param reason sentence for the user
     */
    public record Implication(String answer, List<String> suppress, Map<String, String> prefill, String reason) {}
}
