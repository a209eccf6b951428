package app.praetor.task;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tables {@code tasks}, {@code task_actions}, {@code action_submissions}, {@code task_activity}. */
interface TaskDao {
    record Row(
            UUID id,
            UUID projectId,
            String type,
            String title,
            @Nullable String description,
            String status,
            String priority,
            @Nullable OffsetDateTime dueDate,
            List<UUID> dependencies,
            List<UUID> blockedBy,
            JsonNode metadata) {
        TaskStatus taskStatus() {
            return TaskStatus.valueOf(status.toUpperCase(Locale.ROOT));
        }

        TaskView view(List<ActionRow> actions, LocalDate today, ZoneId zone) {
            LocalDate due =
                    dueDate == null ? null : dueDate.atZoneSameInstant(zone).toLocalDate();
            TaskStatus status = taskStatus();
            String assignee = metadata.path("assignee").asString("");
            return new TaskView(
                    id,
                    TaskType.valueOf(type),
                    title,
                    description == null ? "" : description,
                    status,
                    priority,
                    assignee.isEmpty() ? null : assignee,
                    due,
                    dependencies,
                    blockedBy,
                    actions.stream()
                            .filter(a -> a.taskId().equals(id))
                            .map(ActionRow::view)
                            .toList(),
                    due != null && status != TaskStatus.COMPLETED && due.isBefore(today));
        }
    }

    record ActionRow(UUID id, UUID taskId, String type, String label, JsonNode config, int displayOrder) {
        TaskView.ActionView view() {
            return new TaskView.ActionView(
                    id,
                    type,
                    label,
                    config.path("options").valueStream().map(JsonNode::asString).toList());
        }
    }

    @SqlQuery("""
        SELECT id, project_id, type, title, description, status, priority, due_date, dependencies, blocked_by,
          metadata
        FROM tasks WHERE project_id = :projectId AND status <> 'deleted' ORDER BY created_at, id
        """)
    @RegisterConstructorMapper(Row.class)
    List<Row> all(UUID projectId);

    @SqlQuery("""
        SELECT id, project_id, type, title, description, status, priority, due_date, dependencies, blocked_by,
          metadata
        FROM tasks WHERE project_id = :projectId AND id = :id
        """)
    @RegisterConstructorMapper(Row.class)
    Optional<Row> find(UUID projectId, UUID id);

    @SqlQuery("""
        SELECT a.id, a.task_id, a.type, a.label, a.config, a.display_order
        FROM task_actions a JOIN tasks t ON t.id = a.task_id
        WHERE t.project_id = :projectId ORDER BY a.display_order, a.id
        """)
    @RegisterConstructorMapper(ActionRow.class)
    List<ActionRow> actions(UUID projectId);

    @SqlUpdate("""
        INSERT INTO tasks (id, project_id, type, title, description, status, priority, due_date, component_key,
          metadata, created_at)
        VALUES (:id, :projectId, :type, :title, :description, 'pending', :priority, :due, :componentKey, :metadata,
          :at)
        """)
    void insert(
            UUID id,
            UUID projectId,
            String type,
            String title,
            String description,
            String priority,
            @Nullable OffsetDateTime due,
            String componentKey,
            JsonNode metadata,
            OffsetDateTime at);

    @SqlUpdate("""
        INSERT INTO task_actions (id, task_id, type, label, config, display_order)
        VALUES (:id, :taskId, :type, :label, :config, :displayOrder)
        """)
    void insertAction(@BindMethods ActionRow action);

    @SqlUpdate("""
        UPDATE tasks SET title = :title, description = :description, priority = :priority, due_date = :due,
          metadata = :metadata, updated_at = CURRENT_TIMESTAMP
        WHERE id = :id
        """)
    void update(
            UUID id,
            String title,
            String description,
            String priority,
            @Nullable OffsetDateTime due,
            JsonNode metadata);

    @SqlUpdate("""
        UPDATE tasks SET status = :status, blocked_by = :blockedBy, updated_at = CURRENT_TIMESTAMP
        WHERE id = :id
        """)
    void status(UUID id, String status, List<UUID> blockedBy);

    @SqlUpdate("UPDATE tasks SET completed_at = :at, completed_by = :by WHERE id = :id")
    void completed(UUID id, @Nullable OffsetDateTime at, @Nullable UUID by);

    @SqlUpdate("UPDATE tasks SET metadata = :metadata WHERE id = :id")
    void metadata(UUID id, JsonNode metadata);

    @SqlUpdate("UPDATE tasks SET dependencies = :dependencies WHERE id = :id")
    void dependencies(UUID id, List<UUID> dependencies);

    @SqlQuery("SELECT COUNT(*) FROM action_submissions WHERE idempotency_key = :key")
    int submissions(String key);

    @SqlUpdate("""
        INSERT INTO action_submissions (id, task_id, action_id, idempotency_key, submitted_by, data, result,
          bindings_executed)
        VALUES (:id, :taskId, :actionId, :key, :by, :data, :result, :bindings)
        """)
    void submission(
            UUID id,
            UUID taskId,
            UUID actionId,
            String key,
            UUID by,
            JsonNode data,
            JsonNode result,
            JsonNode bindings);

    @SqlUpdate("""
        INSERT INTO task_activity (id, task_id, activity_type, actor_type, actor_id, details)
        VALUES (:id, :taskId, :type, 'user', :by, :details)
        """)
    void activity(UUID id, UUID taskId, String type, UUID by, JsonNode details);
}
