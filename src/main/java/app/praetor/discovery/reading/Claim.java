package app.praetor.discovery.reading;

import app.praetor.discovery.FieldValue;
import java.util.List;

/**
 * A value that a reader found in a message, checked against that message.
 *
 * @param field field path
 * @param values one value or the items of a list, never empty, each in words of the snippet
 * @param type stated, chosen or derived
 * @param confidence 0 to 1
 * @param snippet exact substring of the message
 */
public record Claim(String field, List<String> values, FieldValue.Type type, double confidence, String snippet) {
    public Claim {
        values = List.copyOf(values);
    }
}
