package app.praetor.project;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Table {@code projects}. */
interface ProjectDao {
    record Row(
            UUID id,
            String name,
            @Nullable String description,
            String template,
            String phase,
            OffsetDateTime createdAt,
            OffsetDateTime updatedAt) {
        Project toProject() {
            return new Project(
                    id,
                    name,
                    description == null ? "" : description,
                    Template.of(template),
                    Phase.valueOf(phase),
                    createdAt,
                    updatedAt);
        }
    }

    @SqlQuery("""
        SELECT id, name, description, template, phase, created_at, updated_at FROM projects
        WHERE status = 'active' ORDER BY updated_at DESC, id
        """)
    @RegisterConstructorMapper(Row.class)
    List<Row> active();

    @SqlQuery("""
        SELECT id, name, description, template, phase, created_at, updated_at FROM projects WHERE id = :id
        """)
    @RegisterConstructorMapper(Row.class)
    Optional<Row> find(UUID id);

    @SqlUpdate("INSERT INTO projects (id, name, description, template) VALUES (:id, :name, '', :template)")
    void insert(UUID id, String name, String template);

    @SqlUpdate("UPDATE projects SET name = :name, updated_at = CURRENT_TIMESTAMP WHERE id" + " = :id")
    int rename(UUID id, String name);

    @SqlUpdate("UPDATE projects SET status = :status, updated_at = CURRENT_TIMESTAMP WHERE" + " id = :id")
    int status(UUID id, String status);

    @SqlUpdate("UPDATE projects SET phase = :phase, updated_at = CURRENT_TIMESTAMP WHERE" + " id = :id")
    int phase(UUID id, String phase);

    @SqlUpdate("""
        UPDATE projects SET
          discovery_started_at = CASE WHEN :phase = 'DISCOVERY'
            THEN COALESCE(discovery_started_at, CURRENT_TIMESTAMP) ELSE discovery_started_at END,
          feature_selection_started_at = CASE WHEN :phase = 'FEATURE_SELECTION'
            THEN COALESCE(feature_selection_started_at, CURRENT_TIMESTAMP) ELSE feature_selection_started_at END,
          plan_generation_started_at = CASE WHEN :phase = 'PLAN_GENERATION'
            THEN COALESCE(plan_generation_started_at, CURRENT_TIMESTAMP) ELSE plan_generation_started_at END,
          planning_started_at = CASE WHEN :phase = 'PLANNING'
            THEN COALESCE(planning_started_at, CURRENT_TIMESTAMP) ELSE planning_started_at END,
          visual_discovery_started_at = CASE WHEN :phase = 'VISUAL_DISCOVERY'
            THEN COALESCE(visual_discovery_started_at, CURRENT_TIMESTAMP) ELSE visual_discovery_started_at END,
          specification_started_at = CASE WHEN :phase = 'SPECIFICATION'
            THEN COALESCE(specification_started_at, CURRENT_TIMESTAMP) ELSE specification_started_at END
        WHERE id = :id
        """)
    void stampStart(UUID id, String phase);

    @SqlUpdate("""
        UPDATE projects SET
          discovery_completed_at = CASE WHEN :phase = 'DISCOVERY' THEN CURRENT_TIMESTAMP ELSE discovery_completed_at END,
          feature_selection_completed_at = CASE WHEN :phase = 'FEATURE_SELECTION'
            THEN CURRENT_TIMESTAMP ELSE feature_selection_completed_at END,
          plan_generation_completed_at = CASE WHEN :phase = 'PLAN_GENERATION'
            THEN CURRENT_TIMESTAMP ELSE plan_generation_completed_at END,
          planning_completed_at = CASE WHEN :phase = 'PLANNING' THEN CURRENT_TIMESTAMP ELSE planning_completed_at END,
          visual_discovery_completed_at = CASE WHEN :phase = 'VISUAL_DISCOVERY'
            THEN CURRENT_TIMESTAMP ELSE visual_discovery_completed_at END,
          specification_completed_at = CASE WHEN :phase = 'SPECIFICATION'
            THEN CURRENT_TIMESTAMP ELSE specification_completed_at END
        WHERE id = :id
        """)
    void stampEnd(UUID id, String phase);

    @SqlQuery("SELECT COUNT(*) FROM requirements_discovery_contexts WHERE project_id = :id AND is_complete = TRUE")
    int completeDiscoveries(UUID id);

    @SqlQuery("SELECT COUNT(*) FROM feature_selections WHERE project_id = :id AND selected = TRUE")
    int selectedFeatures(UUID id);

    @SqlQuery("SELECT COUNT(*) FROM plan_questions WHERE project_id = :id")
    int questions(UUID id);

    @SqlQuery("SELECT COUNT(*) FROM plan_questions WHERE project_id = :id AND status = 'pending'")
    int openQuestions(UUID id);

    @SqlQuery("SELECT COUNT(*) FROM tasks WHERE project_id = :id AND type = 'DECIDE' AND status <> 'completed'")
    int openDecisions(UUID id);
}
