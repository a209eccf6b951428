package app.praetor.activity;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Table {@code event_log}. */
interface EventDao {
    record Row(
            UUID id,
            @Nullable UUID projectId,
            String eventType,
            JsonNode payload,
            @Nullable String actorType,
            OffsetDateTime createdAt) {}

    @SqlUpdate("""
        INSERT INTO event_log (id, project_id, event_type, payload, actor_type, actor_id)
        VALUES (:id, :projectId, :type, :payload, :actorType, :actorId)
        """)
    void insert(UUID id, @Nullable UUID projectId, String type, JsonNode payload, String actorType, UUID actorId);

    @SqlQuery("""
        SELECT id, project_id, event_type, payload, actor_type, created_at FROM event_log
        WHERE project_id = :projectId ORDER BY created_at DESC, id LIMIT :limit
        """)
    @RegisterConstructorMapper(Row.class)
    List<Row> recent(UUID projectId, int limit);
}
