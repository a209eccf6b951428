package app.praetor.discovery.research;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Table {@code discovery_research_tasks}. */
@RegisterConstructorMapper(ResearchRow.class)
interface ResearchDao {
    record NewRow(UUID id, UUID sessionId, @Nullable String obligation, String type, String query) {}

    record Answered(UUID id, UUID sessionId, @Nullable String obligation, String type, String query, JsonNode result) {}

    @SqlQuery("SELECT COALESCE(template, '') FROM projects WHERE id = :projectId")
    String template(UUID projectId);

    @SqlQuery("SELECT id, task_type, query, status, result FROM discovery_research_tasks WHERE session_id = :sessionId")
    List<ResearchRow> of(UUID sessionId);

    @SqlBatch("""
        INSERT INTO discovery_research_tasks (id, session_id, obligation_key, task_type, query, status)
        VALUES (:id, :sessionId, :obligation, :type, :query, 'pending')
        """)
    void queue(@BindMethods List<NewRow> rows);

    @SqlBatch("""
        INSERT INTO discovery_research_tasks (id, session_id, obligation_key, task_type, query, status, result,
          started_at, completed_at)
        VALUES (:id, :sessionId, :obligation, :type, :query, 'completed', :result, CURRENT_TIMESTAMP,
          CURRENT_TIMESTAMP)
        """)
    void answer(@BindMethods List<Answered> rows);
}
