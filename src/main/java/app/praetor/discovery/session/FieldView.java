package app.praetor.discovery.session;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of the fields as the panel shows it.
 *
 * @param path section and field, e.g. {@code constraints.budget}
 * @param label how the organization's own objective calls it; null where the shipped one asks
 * @param values empty when nothing is known; one entry for a scalar field
 * @param list whether the field holds several items
 * @param confidence 0 to 1
 * @param type {@code fact}, {@code decision} or {@code inference}; null when nothing is known
 * @param turn turn of the source; -1 when nothing is known
 * @param snippet exact words of the source message; null when nothing is known or it was edited by hand
 * @param messageId message that holds the snippet
 * @param status {@code pending}, {@code partial}, {@code satisfied}, {@code deferred} or {@code skipped}
 */
public record FieldView(
        String path,
        @Nullable String label,
        List<String> values,
        boolean list,
        double confidence,
        @Nullable String type,
        int turn,
        @Nullable String snippet,
        @Nullable UUID messageId,
        String status) {
    /** The part of the path before the dot. */
    public String section() {
        return path.substring(0, path.indexOf('.'));
    }
}
