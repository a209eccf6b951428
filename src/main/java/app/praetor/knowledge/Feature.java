package app.praetor.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * A feature of the catalogue ({@code features/}).
 *
 * @param complexity low, medium or high
 * @param domains templates that the feature is at home in
 * @param keywords words and phrases of a client that speak for it
 * @param entities names of entities that it works with
 * @param questions ids of questions to ask when it is selected
 */
public record Feature(
        String id,
        String name,
        String description,
        String category,
        String complexity,
        List<String> domains,
        List<String> keywords,
        List<String> entities,
        List<String> questions) {
    /** The stable id that the database uses for this feature. */
    public UUID featureId() {
        return idOf(id);
    }

    /** The stable id of a feature by its catalogue id or, outside the catalogue, its slug. */
    public static UUID idOf(String catalogIdOrSlug) {
        return UUID.nameUUIDFromBytes(("feature:" + catalogIdOrSlug).getBytes(StandardCharsets.UTF_8));
    }
}
