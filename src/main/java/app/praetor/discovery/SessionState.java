package app.praetor.discovery;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that the engine knows of a conversation; stored as {@code working_memory_snapshot} and resumed from it.
 *
 * @param objective key of the objective
 * @param phase where the conversation stands
 * @param obligations state by obligation key, in the order of the objective
 * @param fields known values by field path; a field with an empty list was answered with "none"
 * @param turns all messages so far
 * @param turnCount questions asked so far
 * @param pending question that waits for an answer
 * @param negotiation contradiction that waits for the client's choice
 * @param completeness 0 to 1, weighted by priority
 * @param complete whether the conversation is closed
 * @param own the organization's version of the objective that it began with; null for the shipped one
 */
public record SessionState(
        String objective,
        Phase phase,
        Map<String, ObligationState> obligations,
        Map<String, FieldValue> fields,
        List<Turn> turns,
        int turnCount,
        @Nullable Question pending,
        @Nullable Contradiction negotiation,
        double completeness,
        boolean complete,
        @Nullable ObjectiveVersion own) {
    /** Phases of a conversation, {@code session_phase}. */
    public enum Phase {
        OPENING,
        EXPLORATION,
        VALIDATION,
        CLOSING
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public SessionState {
        obligations = Collections.unmodifiableMap(new LinkedHashMap<>(obligations));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        turns = List.copyOf(turns);
    }

    /** The snapshot as JSON. */
    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    /**
     * Reads a snapshot back.
     *
     * @throws tools.jackson.core.JacksonException when the text is not a snapshot
     */
    public static SessionState fromJson(String json) {
        return JSON.readValue(json, SessionState.class);
    }

    /** The value of a field, or null when nothing is known. */
    public @Nullable FieldValue value(String fieldPath) {
        return fields.get(fieldPath);
    }
}
