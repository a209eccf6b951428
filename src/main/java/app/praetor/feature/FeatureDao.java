package app.praetor.feature;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tables {@code feature_candidate_sets}, {@code feature_selections}; reads {@code feature_seeds}. */
interface FeatureDao {
    record CandidateSet(UUID id, JsonNode candidates) {}

    record Selection(
            UUID id,
            UUID featureId,
            boolean selected,
            @Nullable Integer selectionOrder,
            @Nullable String userNotes) {}

    record Seed(
            String seedType,
            String featureName,
            String priority,
            BigDecimal confidence,
            String sourceField,
            String rationale) {}

    @SqlUpdate("""
        INSERT INTO feature_candidate_sets (id, project_id, candidates, generation_metadata)
        VALUES (:id, :projectId, :candidates, :metadata)
        """)
    void insertSet(UUID id, UUID projectId, JsonNode candidates, JsonNode metadata);

    @SqlQuery("""
        SELECT id, candidates FROM feature_candidate_sets WHERE project_id = :projectId
        ORDER BY generated_at DESC, id LIMIT 1
        """)
    @RegisterConstructorMapper(CandidateSet.class)
    Optional<CandidateSet> newestSet(UUID projectId);

    @SqlQuery("""
        SELECT id, feature_id, selected, selection_order, user_notes FROM feature_selections
        WHERE project_id = :projectId ORDER BY selection_order, id
        """)
    @RegisterConstructorMapper(Selection.class)
    List<Selection> selections(UUID projectId);

    @SqlUpdate("""
        INSERT INTO feature_selections (id, project_id, candidate_set_id, feature_id, name, description, category,
          complexity, selected, selection_order, user_notes)
        VALUES (:id, :projectId, :setId, :featureId, :name, :description, :category, :complexity, :selected, :order,
          :notes)
        """)
    void insertSelection(
            UUID id,
            UUID projectId,
            UUID setId,
            UUID featureId,
            String name,
            String description,
            String category,
            String complexity,
            boolean selected,
            @Nullable Integer order,
            String notes);

    @SqlUpdate("""
        UPDATE feature_selections SET selected = :selected, selection_order = :order, user_notes = :notes,
          updated_at = CURRENT_TIMESTAMP
        WHERE id = :id
        """)
    void updateSelection(UUID id, boolean selected, @Nullable Integer order, String notes);

    @SqlQuery("""
        SELECT seed_type, feature_name, priority, confidence, source_field, rationale FROM feature_seeds
        WHERE project_id = :projectId ORDER BY source_field, feature_name
        """)
    @RegisterConstructorMapper(Seed.class)
    List<Seed> seeds(UUID projectId);
}
