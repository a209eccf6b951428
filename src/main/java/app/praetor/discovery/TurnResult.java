package app.praetor.discovery;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a turn did.
 *
 * @param state the new state
 * @param extractions values that the turn added or replaced
 * @param events what happened to obligations, rows of {@code obligation_events}
 * @param next the next question, null when the conversation is closed
 * @param message what the agent says: the question, or the closing
 * @param understood one line on what was understood, shown above the message; may be empty
 */
public record TurnResult(
        SessionState state,
        List<Extraction> extractions,
        List<Event> events,
        @Nullable Question next,
        String message,
        String understood) {
    /**
     * A value read from the message; {@code snippet} is an exact substring of it.
     *
     * @param fieldPath the field
     * @param value what it holds now
     */
    public record Extraction(String fieldPath, FieldValue value) {}

    /**
     * A row of {@code obligation_events}.
     *
     * @param obligation key
     * @param type created, status_changed, confidence_updated, value_extracted or negotiation
     * @param data old and new, by name
     */
    public record Event(String obligation, String type, Map<String, String> data) {
        public Event {
            data = Map.copyOf(data);
        }
    }

    public TurnResult {
        extractions = List.copyOf(extractions);
        events = List.copyOf(events);
    }
}
