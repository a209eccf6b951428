package app.praetor.knowledge.own;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import tools.jackson.databind.JsonNode;

/** Tables {@code knowledge_switches}, {@code own_questions}. */
interface OwnKnowledgeDao {
    record SwitchRow(String entryKind, String entryKey) {}

    record QuestionRow(
            UUID id,
            String poolName,
            String questionText,
            String rationale,
            String answerType,
            JsonNode options,
            JsonNode activationWords) {}

    @SqlQuery("SELECT entry_kind, entry_key FROM knowledge_switches WHERE is_off = TRUE")
    @RegisterConstructorMapper(SwitchRow.class)
    List<SwitchRow> switchedOff();

    @SqlUpdate("""
        UPDATE knowledge_switches SET is_off = :off, updated_at = CURRENT_TIMESTAMP
        WHERE entry_kind = :kind AND entry_key = :key
        """)
    int set(String kind, String key, boolean off);

    @SqlUpdate("""
        INSERT INTO knowledge_switches (id, entry_kind, entry_key, is_off) VALUES (:id, :kind, :key, :off)
        """)
    void insertSwitch(UUID id, String kind, String key, boolean off);

    @SqlQuery("""
        SELECT id, pool_name, question_text, rationale, answer_type, options, activation_words FROM own_questions
        ORDER BY created_at, id
        """)
    @RegisterConstructorMapper(QuestionRow.class)
    List<QuestionRow> questions();

    @SqlQuery("""
        SELECT id, pool_name, question_text, rationale, answer_type, options, activation_words FROM own_questions
        WHERE id = :id
        """)
    @RegisterConstructorMapper(QuestionRow.class)
    Optional<QuestionRow> question(UUID id);

    @SqlUpdate("""
        INSERT INTO own_questions (id, pool_name, question_text, rationale, answer_type, options, activation_words)
        VALUES (:id, :pool, :text, :why, :type, :options, :words)
        """)
    void insert(UUID id, String pool, String text, String why, String type, JsonNode options, JsonNode words);

    @SqlUpdate("""
        UPDATE own_questions SET pool_name = :pool, question_text = :text, rationale = :why, answer_type = :type,
          options = :options, activation_words = :words, updated_at = CURRENT_TIMESTAMP
        WHERE id = :id
        """)
    int update(UUID id, String pool, String text, String why, String type, JsonNode options, JsonNode words);

    @SqlUpdate("DELETE FROM own_questions WHERE id = :id")
    int delete(UUID id);
}
