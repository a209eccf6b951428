package app.praetor.activity;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event (table {@code event_log}).
 *
 * @param type dotted event type, e.g. {@code project.created}
 * @param summary one sentence
 */
public record ActivityEntry(
        UUID id, @Nullable UUID projectId, String type, String summary, String actor, OffsetDateTime at) {}
