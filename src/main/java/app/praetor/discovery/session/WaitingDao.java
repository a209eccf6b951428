package app.praetor.discovery.session;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import tools.jackson.databind.JsonNode;

/**
 * Messages whose turn is not written yet, because a reader takes its time over them: runs of {@code
 * agent_executor_state}, which stay on this device, and go when the turn is there.
 */
@RegisterConstructorMapper(WaitingDao.Row.class)
interface WaitingDao {
    /** A run; its intermediate results hold the message. */
    record Row(UUID executionId, JsonNode intermediateResults) {}

    @SqlUpdate("""
        INSERT INTO agent_executor_state (id, execution_id, project_id, status, strategy, agents, intermediate_results,
            started_at)
        VALUES (:id, :id, :projectId, 'running', 'discovery_turn', :agents, :results, CURRENT_TIMESTAMP)
        """)
    void keep(UUID id, UUID projectId, JsonNode agents, JsonNode results);

    @SqlQuery("""
        SELECT execution_id, intermediate_results FROM agent_executor_state
        WHERE project_id = :projectId AND strategy = 'discovery_turn' AND status = 'running'
        ORDER BY started_at, execution_id
        """)
    List<Row> kept(UUID projectId);

    @SqlUpdate("DELETE FROM agent_executor_state WHERE execution_id = :id AND strategy = 'discovery_turn'")
    int release(UUID id);
}
