package app.praetor.spec;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A compiled specification as the screen shows it (table {@code compiled_specs}).
 *
 * @param version e.g. {@code 3}
 * @param stale whether what it was compiled from has changed since
 * @param problems what validation found
 */
public record SpecView(
        UUID id,
        String version,
        OffsetDateTime compiledAt,
        String sourceHash,
        String title,
        List<Section> sections,
        List<Line> openQuestions,
        List<String> problems,
        boolean stale) {
    /** A heading with its lines. */
    public record Section(String title, List<Line> lines) {}

    /**
     * One line of the specification.
     *
     * @param id stable id, e.g. {@code FR-004}; empty for a line without one
     * @param criteria acceptance criteria; empty when there are none
     * @param priority must, should, could or wont; empty when it has none
     */
    public record Line(String id, String text, String priority, List<String> criteria, List<Source> sources) {}

    /**
     * Where a line comes from.
     *
     * @param label field or question in words
     * @param snippet the sentence; null when the source has none
     * @param speaker who said it; null when unknown
     */
    public record Source(
            String label,
            @Nullable String snippet,
            @Nullable String speaker,
            int turn,
            double confidence) {}
}
