package app.praetor.discovery.session;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import tools.jackson.databind.JsonNode;

/** What a finished conversation leaves: {@code discovery_output}, {@code feature_seeds}, {@code feature_curation_sessions}. */
interface OutcomeDao {
    record SeedRow(
            UUID id,
            UUID projectId,
            UUID contextId,
            String seedType,
            String featureName,
            String priority,
            BigDecimal confidence,
            String sourceField,
            String rationale,
            int version) {}

    @SqlUpdate("DELETE FROM feature_seeds WHERE project_id = :projectId")
    void clearSeeds(UUID projectId);

    @SqlBatch("""
        INSERT INTO feature_seeds (id, project_id, created_from_discovery_id, seed_type, feature_name, priority,
          confidence, source_field, rationale, discovery_version)
        VALUES (:id, :projectId, :contextId, :seedType, :featureName, :priority, :confidence, :sourceField,
          :rationale, :version)
        """)
    void insertSeeds(@BindMethods List<SeedRow> seeds);

    @SqlUpdate("DELETE FROM discovery_output WHERE project_id = :projectId")
    void clearOutput(UUID projectId);

    @SqlUpdate("""
        INSERT INTO discovery_output (id, project_id, summary, extracted_entities, ontology_coverage, key_decisions)
        VALUES (:id, :projectId, :summary, :entities, :coverage, :decisions)
        """)
    void insertOutput(
            UUID id, UUID projectId, String summary, JsonNode entities, BigDecimal coverage, JsonNode decisions);

    @SqlQuery("SELECT COUNT(*) FROM feature_curation_sessions WHERE project_id = :projectId")
    int curations(UUID projectId);

    @SqlUpdate("""
        INSERT INTO feature_curation_sessions (id, project_id, discovery_context_id, user_profiles, priority_signals,
          constraints)
        VALUES (:id, :projectId, :contextId, :users, :signals, :constraints)
        """)
    void insertCuration(
            UUID id, UUID projectId, UUID contextId, JsonNode users, JsonNode signals, JsonNode constraints);
}
