package app.praetor.kit.credential;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Table {@code kit_discover_cache}; {@code connection_info} holds ciphertext only. */
interface DiscoverCacheDao {
    record Row(
            UUID id,
            JsonNode existingState,
            JsonNode implications,
            JsonNode connectionInfo,
            OffsetDateTime discoveredAt,
            OffsetDateTime expiresAt,
            boolean invalidated) {
        @Override
        public String toString() {
            return "Row[" + id + " of kit_discover_cache, hidden]";
        }
    }

    @SqlQuery("""
        SELECT id, existing_state, implications, connection_info, discovered_at, expires_at, invalidated
        FROM kit_discover_cache WHERE project_id = :projectId AND kit_id = :kitId
        """)
    @RegisterConstructorMapper(Row.class)
    Optional<Row> find(UUID projectId, String kitId);

    @SqlUpdate("""
        INSERT INTO kit_discover_cache (id, project_id, kit_id, existing_state, implications, connection_info,
          discovered_at, expires_at)
        VALUES (:id, :projectId, :kitId, :state, :implications, :connection, :at, :until)
        """)
    void insert(
            UUID id,
            UUID projectId,
            String kitId,
            JsonNode state,
            @Nullable JsonNode implications,
            @Nullable JsonNode connection,
            OffsetDateTime at,
            OffsetDateTime until);

    @SqlUpdate("DELETE FROM kit_discover_cache WHERE project_id = :projectId AND kit_id = :kitId")
    int delete(UUID projectId, String kitId);

    @SqlUpdate("""
        UPDATE kit_discover_cache SET invalidated = TRUE, updated_at = CURRENT_TIMESTAMP
        WHERE project_id = :projectId AND kit_id = :kitId
        """)
    int invalidate(UUID projectId, String kitId);
}
