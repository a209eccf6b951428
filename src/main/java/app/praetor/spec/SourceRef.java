package app.praetor.spec;

import org.jspecify.annotations.Nullable;

/**
 * The place that a line of a specification comes from: a field with its sentence, an answer, or a message.
 *
 * @param kind what is pointed at
 * @param ref field path (field), question id (answer) or message id (message)
 * @param turn turn of the conversation; null when it was not said in the conversation
 * @param snippet the exact words; empty when there are none (a value that was typed into a panel)
 * @param speaker who said it; null when unknown
 * @param confidence 0 to 1
 */
public record SourceRef(
        Kind kind,
        String ref,
        @Nullable Integer turn,
        String snippet,
        @Nullable String speaker,
        double confidence) {
    /** What a source points at. */
    public enum Kind {
        FIELD,
        ANSWER,
        MESSAGE
    }
}
