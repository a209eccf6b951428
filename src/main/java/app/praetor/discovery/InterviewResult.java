package app.praetor.discovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Outcome of a scripted interview, in the shape that the command line writes.
 *
 * @param turns all messages
 * @param context section to field to value
 * @param obligations state of each obligation
 * @param openQuestions field paths that nobody answered
 * @param featureSeeds candidate features
 * @param complete whether the agent closed the conversation
 */
public record InterviewResult(
        List<Turn> turns,
        Map<String, Map<String, Cell>> context,
        List<ObligationLine> obligations,
        @JsonProperty("open_questions") List<String> openQuestions,
        @JsonProperty("feature_seeds") List<SeedLine> featureSeeds,
        boolean complete) {
    /**
     * A field: {@code value} is a text, or a list of texts.
     *
     * @param value text or list of texts
     * @param confidence 0 to 1
     * @param type fact, decision or inference
     * @param turn turn of the source
     * @param snippet exact words of the source
     */
    public record Cell(Object value, double confidence, String type, int turn, String snippet) {}

    /** State of an obligation. */
    public record ObligationLine(String key, String status, double confidence, int attempts) {}

    /** A candidate feature. */
    public record SeedLine(
            @JsonProperty("seed_type") String seedType,
            @JsonProperty("feature_name") String featureName,
            String priority,
            String rationale) {}

    /** The result of a conversation; {@code turns} is its transcript. */
    public static InterviewResult of(DiscoveryEngine engine, SessionState state, List<Turn> turns) {
        Objective objective = engine.objective(state);
        Map<String, Map<String, Cell>> context = new LinkedHashMap<>();
        List<ObligationLine> lines = new ArrayList<>();
        for (Obligation o : objective.obligations()) {
            int dot = o.fieldPath().indexOf('.');
            Map<String, Cell> section =
                    context.computeIfAbsent(o.fieldPath().substring(0, dot), k -> new LinkedHashMap<>());
            FieldValue value = state.value(o.fieldPath());
            if (value != null) {
                section.put(o.fieldPath().substring(dot + 1), cell(o, value));
            }
            ObligationState s = state.obligations().getOrDefault(o.key(), ObligationState.pending());
            lines.add(new ObligationLine(
                    o.key(), s.status().name().toLowerCase(Locale.ROOT), s.confidence(), s.attempts()));
        }
        List<SeedLine> seeds = FeatureSeeds.from(state).stream()
                .map(s -> new SeedLine(s.seedType(), s.featureName(), s.priority(), s.rationale()))
                .toList();
        return new InterviewResult(
                List.copyOf(turns), context, lines, engine.openQuestions(state), seeds, state.complete());
    }

    private static Cell cell(Obligation o, FieldValue value) {
        Object content = o.isList() ? value.values() : value.joined();
        return new Cell(
                content,
                value.confidence(),
                value.type().name().toLowerCase(Locale.ROOT),
                value.turn(),
                value.snippet());
    }

    /** The value of a field, or null. */
    public @Nullable Cell cell(String fieldPath) {
        int dot = fieldPath.indexOf('.');
        Map<String, Cell> section = context.get(fieldPath.substring(0, dot));
        return section == null ? null : section.get(fieldPath.substring(dot + 1));
    }

    /** The result as indented JSON. */
    public String toJson() {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }
}
