package app.praetor.discovery;

import java.util.List;

/**
 * What is known about a field, and from where.
 *
 * @param values one value, or the items of a list field; empty when the client answered "none"
 * @param confidence 0 to 1
 * @param type how it came about
 * @param turn turn of the message that it came from
 * @param snippet exact substring of that message; empty for an edit in the panel
 */
public record FieldValue(List<String> values, double confidence, Type type, int turn, String snippet) {
    /** Stated by the client, chosen by the client, or derived by the engine. */
    public enum Type {
        FACT,
        DECISION,
        INFERENCE
    }

    public FieldValue {
        values = List.copyOf(values);
    }

    /** All values in one line. */
    public String joined() {
        return String.join("; ", values);
    }
}
