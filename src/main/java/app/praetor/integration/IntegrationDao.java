package app.praetor.integration;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Table {@code integration_artifacts}. */
interface IntegrationDao {
    @SqlUpdate("""
        INSERT INTO integration_artifacts (id, project_id, integration_type, provider, config)
        VALUES (:id, :projectId, :type, :provider, :config)
        """)
    void insert(UUID id, @Nullable UUID projectId, String type, String provider, JsonNode config);

    @SqlUpdate("""
        UPDATE integration_artifacts SET config = :config, updated_at = CURRENT_TIMESTAMP
        WHERE id = :id
        """)
    int configure(UUID id, JsonNode config);

    @SqlUpdate("DELETE FROM integration_artifacts WHERE id = :id")
    int remove(UUID id);

    @SqlQuery("""
        SELECT id, integration_type AS type, provider, config FROM integration_artifacts
        WHERE project_id = :projectId ORDER BY created_at, id
        """)
    @RegisterConstructorMapper(Integration.class)
    List<Integration> list(UUID projectId);

    @SqlQuery("""
        SELECT id, integration_type AS type, provider, config FROM integration_artifacts
        WHERE project_id IS NULL AND integration_type = :type ORDER BY created_at, id
        """)
    @RegisterConstructorMapper(Integration.class)
    List<Integration> ofWorkspace(String type);
}
