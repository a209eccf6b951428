package app.praetor.discovery.extract;

import org.jspecify.annotations.Nullable;

/**
 * What a reply means for the field that was asked.
 *
 * @param kind how it answers
 * @param found the value for {@link Kind#VALUE} and {@link Kind#NONE}, else null
 */
public record Answer(Kind kind, @Nullable Found found) {
    /** How a reply answers. */
    public enum Kind {
        VALUE,
        NONE,
        UNKNOWN,
        REFUSED,
        VAGUE,
        BACK_REFERENCE,
        EMPTY
    }

    static Answer of(Kind kind) {
        return new Answer(kind, null);
    }
}
