package app.praetor.feature;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One candidate with its selection ({@code feature_candidate_sets.candidates}, {@code feature_selections}).
 *
 * @param score 0 to 1
 * @param why one sentence: why it is here
 * @param signals what spoke for it
 * @param order position among the selected, from 1; 0 when not selected
 * @param notes the user's note; empty when there is none; kept when deselected
 */
public record FeatureView(
        UUID id,
        String name,
        String description,
        String category,
        String complexity,
        double score,
        String why,
        List<SignalView> signals,
        boolean selected,
        int order,
        String notes) {
    /**
     * @param kind seed, keyword, ontology or pattern
     * @param snippet the client's words; null when the signal has none
     */
    public record SignalView(
            String kind,
            String text,
            @Nullable String sourceField,
            @Nullable String snippet) {}
}
