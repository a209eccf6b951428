package app.praetor.question;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tables {@code question_plans}, {@code plan_questions}, {@code answers}. */
interface QuestionDao {
    /**
     * @param options choices, rules, the knowledge base's key and why it matters, as one object
     * @param groupKey title of the section
     */
    record Row(
            UUID id,
            String questionText,
            @Nullable String description,
            String answerType,
            JsonNode options,
            @Nullable String prefilledAnswer,
            @Nullable BigDecimal confidenceScore,
            @Nullable String prefillSource,
            @Nullable String prefillExplanation,
            @Nullable String userAnswer,
            String status,
            @Nullable String groupKey,
            int displayOrder) {
        String key() {
            return options.path("key").asString("");
        }
    }

    record NewRow(
            UUID id,
            UUID projectId,
            UUID planId,
            @Nullable UUID selectionId,
            String text,
            String why,
            String answerType,
            JsonNode options,
            @Nullable String prefill,
            BigDecimal confidence,
            @Nullable String prefillSource,
            @Nullable String prefillWhy,
            String section,
            int order) {}

    record AnswerRow(UUID id, UUID questionId, String source, JsonNode value, boolean processed) {}

    @SqlUpdate("""
        INSERT INTO question_plans (id, project_id, total_questions, questions_by_feature, questions_by_group,
          prefill_stats, status, generated_at)
        VALUES (:id, :projectId, :total, :byFeature, :byGroup, :prefill, 'ready', :at)
        """)
    void insertPlan(
            UUID id,
            UUID projectId,
            int total,
            JsonNode byFeature,
            JsonNode byGroup,
            JsonNode prefill,
            OffsetDateTime at);

    @SqlUpdate("""
        INSERT INTO plan_questions (id, project_id, question_plan_id, feature_id, question_text, description,
          answer_type, options, prefilled_answer, confidence_score, prefill_source, prefill_explanation, status,
          group_key, display_order)
        VALUES (:id, :projectId, :planId, :selectionId, :text, :why, :answerType, :options, :prefill, :confidence,
          :prefillSource, :prefillWhy, 'pending', :section, :order)
        """)
    void insert(@BindMethods NewRow row);

    @SqlUpdate("""
        UPDATE plan_questions SET question_plan_id = :planId, feature_id = :selectionId, group_key = :section,
          display_order = :order, prefilled_answer = :prefill, confidence_score = :confidence,
          prefill_source = :prefillSource, prefill_explanation = :prefillWhy, updated_at = CURRENT_TIMESTAMP
        WHERE id = :id
        """)
    void refresh(@BindMethods NewRow row);

    @SqlUpdate("""
        UPDATE plan_questions SET question_text = :text, description = :why, answer_type = :answerType,
          options = :options
        WHERE id = :id
        """)
    void reword(@BindMethods NewRow row);

    @SqlUpdate("DELETE FROM plan_questions WHERE id = :id")
    void delete(UUID id);

    @SqlQuery("""
        SELECT id, question_text, description, answer_type, options, prefilled_answer, confidence_score,
          prefill_source, prefill_explanation, user_answer, status, group_key, display_order
        FROM plan_questions WHERE project_id = :projectId ORDER BY display_order, id
        """)
    @RegisterConstructorMapper(Row.class)
    List<Row> all(UUID projectId);

    @SqlQuery("""
        SELECT id, question_text, description, answer_type, options, prefilled_answer, confidence_score,
          prefill_source, prefill_explanation, user_answer, status, group_key, display_order
        FROM plan_questions WHERE project_id = :projectId AND id = :id
        """)
    @RegisterConstructorMapper(Row.class)
    Optional<Row> find(UUID projectId, UUID id);

    @SqlUpdate("""
        UPDATE plan_questions SET user_answer = :answer, status = :status, updated_at = CURRENT_TIMESTAMP
        WHERE id = :id
        """)
    void answer(UUID id, @Nullable String answer, String status);

    @SqlUpdate("""
        UPDATE plan_questions SET prefilled_answer = :answer, confidence_score = :confidence,
          prefill_source = 'cascade', prefill_explanation = :why, options = :options
        WHERE id = :id
        """)
    void prefill(UUID id, String answer, BigDecimal confidence, String why, JsonNode options);

    @SqlUpdate("UPDATE plan_questions SET status = :status, prefill_explanation = :why WHERE id = :id")
    void suppress(UUID id, String status, @Nullable String why);

    @SqlUpdate("""
        INSERT INTO answers (id, project_id, question_id, question_type, plan_question_id, value, source, answered_by,
          processed)
        VALUES (:id, :projectId, :questionId, 'plan', :questionId, :value, :source, :by, FALSE)
        """)
    void insertAnswer(UUID id, UUID projectId, UUID questionId, JsonNode value, String source, UUID by);

    @SqlUpdate("DELETE FROM answers WHERE project_id = :projectId AND question_id = :questionId")
    void clearAnswers(UUID projectId, UUID questionId);

    @SqlQuery("""
        SELECT id, question_id, source, value, COALESCE(processed, FALSE) AS processed FROM answers
        WHERE project_id = :projectId AND question_type = 'plan'
        """)
    @RegisterConstructorMapper(AnswerRow.class)
    List<AnswerRow> answers(UUID projectId);

    @SqlUpdate("""
        UPDATE answers SET processed = TRUE, processing_results = :results, updated_at = CURRENT_TIMESTAMP
        WHERE id = :id
        """)
    void processed(UUID id, JsonNode results);

    @SqlQuery("""
        SELECT id FROM question_plans WHERE project_id = :projectId ORDER BY generated_at DESC, id FETCH FIRST ROW ONLY
        """)
    Optional<UUID> newestPlan(UUID projectId);

    @SqlUpdate("UPDATE question_plans SET total_questions = total_questions + :more WHERE id = :id")
    void longer(UUID id, int more);
}
