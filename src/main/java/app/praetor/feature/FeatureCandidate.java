package app.praetor.feature;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feature that the facts of a project speak for ({@code feature_candidate_sets.candidates}).
 *
 * @param catalogId id in the catalogue; null when only the client named it
 * @param complexity low, medium or high
 * @param score 0 to 1
 * @param why one sentence quoting the client
 * @param signals never empty, strongest first
 */
public record FeatureCandidate(
        UUID featureId,
        @Nullable String catalogId,
        String name,
        String description,
        String category,
        String complexity,
        double score,
        String why,
        List<Signal> signals) {
    /**
     * @param kind seed, keyword, ontology or pattern
     * @param weight what it adds to the score, 0 to 1
     * @param sourceField field path; null when it comes from no field
     * @param snippet the client's words; null when there are none
     */
    public record Signal(
            String kind,
            String text,
            double weight,
            @Nullable String sourceField,
            @Nullable String snippet) {}
}
