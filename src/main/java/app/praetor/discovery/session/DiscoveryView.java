package app.praetor.discovery.session;

import app.praetor.discovery.research.Research;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything the discovery screen shows of a project.
 *
 * @param phase {@code opening}, {@code exploration}, {@code validation} or {@code closing}
 * @param fields the fields in the order of their sections
 * @param known how many fields have a value or are settled as "none"
 * @param completeness 0 to 1
 * @param conflict an unresolved contradiction that the client must settle; null when there is none
 * @param research what was looked up, and what waits for a model provider
 * @param reading a message of the client that a model is reading and that is not among the messages yet; null for none
 */
public record DiscoveryView(
        UUID projectId,
        UUID contextId,
        String phase,
        List<Message> messages,
        List<FieldView> fields,
        int known,
        double completeness,
        boolean complete,
        @Nullable Conflict conflict,
        List<Research> research,
        @Nullable String reading) {
    /** Two values of one field side by side. */
    public record Conflict(String path, List<String> oldValues, List<String> newValues) {}

    /** The same while a message is read. */
    DiscoveryView reading(@Nullable String message) {
        return new DiscoveryView(
                projectId,
                contextId,
                phase,
                messages,
                fields,
                known,
                completeness,
                complete,
                conflict,
                research,
                message);
    }
}
