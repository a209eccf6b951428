package app.praetor.activity;

import app.praetor.store.Json;
import app.praetor.store.RowIds;
import app.praetor.store.UnitOfWork;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the log of what happened ({@code event_log}) in the transaction of the thing itself.
 *
 * @param userId the person on this device
 */
public record Events(UUID userId) {
    /**
     * @param type dotted, e.g. {@code task.completed}
     * @param summary one sentence for people; no secrets
     */
    public void log(UnitOfWork unit, @Nullable UUID projectId, String type, String summary, Map<String, ?> details) {
        var payload = Json.MAPPER.createObjectNode();
        payload.put("summary", summary);
        payload.set("details", Json.of(details));
        unit.dao(EventDao.class).insert(RowIds.next(), projectId, type, payload, "user", userId);
    }
}
