package app.praetor.discovery.extract;

import java.util.List;

/**
 * A value that was read from a message.
 *
 * @param field field path
 * @param values one value or the items of a list, empty for "none"
 * @param confidence 0 to 1
 * @param inferred whether it was derived from cues and not stated as an answer
 * @param snippet exact substring of the message
 */
public record Found(String field, List<String> values, double confidence, boolean inferred, String snippet) {
    public Found {
        values = List.copyOf(values);
    }
}
