package app.praetor.discovery.session;

import app.praetor.discovery.research.ResearchRow;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The tables of a conversation: {@code requirements_discovery_*}, {@code elicitation_*}, {@code obligation_events}. */
interface DiscoveryDao {
    record SessionRow(UUID id, UUID discoveryContextId, JsonNode workingMemorySnapshot) {}

    record MessageRow(
            UUID id,
            String role,
            String content,
            @Nullable JsonNode uiConfig,
            @Nullable JsonNode extractionData,
            OffsetDateTime createdAt) {}

    record NewMessage(
            UUID id,
            UUID contextId,
            UUID projectId,
            String role,
            String content,
            JsonNode uiConfig,
            JsonNode extractionData,
            @Nullable String questionDelivered,
            OffsetDateTime at) {}

    record ExtractionRow(
            UUID id,
            UUID contextId,
            UUID messageId,
            UUID projectId,
            String fieldPath,
            JsonNode value,
            BigDecimal confidence,
            String type,
            int turn,
            @Nullable String snippet) {}

    record ObligationRow(
            UUID id,
            UUID sessionId,
            String key,
            String question,
            int priority,
            String status,
            BigDecimal confidence,
            int attempts,
            int maxAttempts,
            @Nullable Integer lastAttemptTurn,
            @Nullable Integer satisfiedAtTurn,
            String category,
            String fieldPath,
            String collectionType,
            String widgetType,
            String followUpStrategy,
            String satisfiedWhen,
            JsonNode dependencies,
            @Nullable JsonNode extractedValue) {}

    record EventRow(
            UUID id,
            UUID sessionId,
            String key,
            String type,
            @Nullable String oldStatus,
            @Nullable String newStatus,
            String source,
            JsonNode metadata,
            int turn) {}

    @SqlUpdate("INSERT INTO requirements_discovery_contexts (id, project_id, created_by) VALUES (:id, :projectId, :by)")
    void insertContext(UUID id, UUID projectId, String by);

    @SqlUpdate("""
        UPDATE requirements_discovery_contexts SET purpose_and_problem = :purpose, users_and_personas = :users,
          success_criteria = :success, constraints = :constraints, non_functional_screening = :nonFunctional,
          version = version + 1, updated_at = CURRENT_TIMESTAMP
        WHERE id = :id
        """)
    void updateContext(
            UUID id, JsonNode purpose, JsonNode users, JsonNode success, JsonNode constraints, JsonNode nonFunctional);

    @SqlUpdate("""
        UPDATE requirements_discovery_contexts SET is_complete = TRUE, completed_at = :at
        WHERE id = :id AND is_complete = FALSE
        """)
    void completeContext(UUID id, OffsetDateTime at);

    @SqlQuery("SELECT version FROM requirements_discovery_contexts WHERE id = :id")
    int contextVersion(UUID id);

    @SqlUpdate("""
        INSERT INTO elicitation_sessions (id, project_id, discovery_context_id, objective_id, status, session_phase,
          working_memory_snapshot)
        VALUES (:id, :projectId, :contextId, :objectiveId, 'active', :phase, :snapshot)
        """)
    void insertSession(UUID id, UUID projectId, UUID contextId, UUID objectiveId, String phase, JsonNode snapshot);

    @SqlUpdate("""
        UPDATE elicitation_sessions SET status = :status, session_phase = :phase,
          working_memory_snapshot = :snapshot, completeness_score = :completeness, turn_count = :turns,
          updated_at = CURRENT_TIMESTAMP
        WHERE id = :id
        """)
    void updateSession(UUID id, String status, String phase, JsonNode snapshot, BigDecimal completeness, int turns);

    @SqlQuery("""
        SELECT id, discovery_context_id, working_memory_snapshot FROM elicitation_sessions
        WHERE project_id = :projectId ORDER BY created_at DESC, id LIMIT 1
        """)
    @RegisterConstructorMapper(SessionRow.class)
    Optional<SessionRow> session(UUID projectId);

    @SqlUpdate("""
        INSERT INTO requirements_discovery_messages (id, discovery_context_id, project_id, role, content, ui_config,
          extraction_data, question_delivered, created_at)
        VALUES (:id, :contextId, :projectId, :role, :content, :uiConfig, :extractionData, :questionDelivered, :at)
        """)
    void insertMessage(@BindMethods NewMessage message);

    @SqlQuery("""
        SELECT id, role, content, ui_config, extraction_data, created_at FROM requirements_discovery_messages
        WHERE discovery_context_id = :contextId ORDER BY created_at, id
        """)
    @RegisterConstructorMapper(MessageRow.class)
    List<MessageRow> messages(UUID contextId);

    @SqlBatch("""
        INSERT INTO requirements_discovery_extractions (id, discovery_context_id, message_id, project_id, field_path,
          extracted_value, confidence, extraction_type, source_turn_number, source_message_snippet)
        VALUES (:id, :contextId, :messageId, :projectId, :fieldPath, :value, :confidence, :type, :turn, :snippet)
        """)
    void insertExtractions(@BindMethods List<ExtractionRow> extractions);

    @SqlBatch("""
        INSERT INTO elicitation_obligations (id, session_id, obligation_key, question, task_priority, status,
          confidence, attempts, max_attempts, category, field_path, collection_type, widget_type,
          follow_up_strategy, satisfied_when, dependencies)
        VALUES (:id, :sessionId, :key, :question, :priority, :status, :confidence, :attempts, :maxAttempts,
          :category, :fieldPath, :collectionType, :widgetType, :followUpStrategy, :satisfiedWhen, :dependencies)
        """)
    void insertObligations(@BindMethods List<ObligationRow> obligations);

    @SqlBatch("""
        UPDATE elicitation_obligations SET status = :status, confidence = :confidence, attempts = :attempts,
          last_attempt_turn = :lastAttemptTurn, satisfied_at_turn = :satisfiedAtTurn,
          extracted_value = :extractedValue, updated_at = CURRENT_TIMESTAMP
        WHERE session_id = :sessionId AND obligation_key = :key
        """)
    void updateObligations(@BindMethods List<ObligationRow> obligations);

    @SqlBatch("""
        INSERT INTO obligation_events (id, session_id, obligation_key, event_type, old_status, new_status, source,
          metadata, turn_number)
        VALUES (:id, :sessionId, :key, :type, :oldStatus, :newStatus, :source, :metadata, :turn)
        """)
    void insertEvents(@BindMethods List<EventRow> events);

    @SqlUpdate("""
        INSERT INTO discovery_session_summaries (id, session_id, summary_text, obligation_snapshot,
          turn_range_start, turn_range_end)
        VALUES (:id, :sessionId, :text, :snapshot, :start, :end)
        """)
    void insertSummary(UUID id, UUID sessionId, String text, JsonNode snapshot, int start, int end);

    @SqlQuery("""
        SELECT id, task_type, query, status, result FROM discovery_research_tasks
        WHERE session_id = :sessionId ORDER BY created_at, id
        """)
    @RegisterConstructorMapper(ResearchRow.class)
    List<ResearchRow> research(UUID sessionId);

    @SqlUpdate("""
        INSERT INTO feedback_events (id, project_id, user_id, feedback_type, target_type, feedback_data)
        VALUES (:id, :projectId, :userId, 'answer_correction', 'field', :data)
        """)
    void insertCorrection(UUID id, UUID projectId, UUID userId, JsonNode data);
}
