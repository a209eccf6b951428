package app.praetor.task;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as the board and its inspector show it (tables {@code tasks}, {@code task_actions}).
 *
 * @param priority critical, high, medium or low
 * @param blockedBy ids of the open tasks that it waits for
 * @param dependencies ids of all tasks that it depends on
 */
public record TaskView(
        UUID id,
        TaskType type,
        String title,
        String description,
        TaskStatus status,
        String priority,
        @Nullable String assignee,
        @Nullable LocalDate due,
        List<UUID> dependencies,
        List<UUID> blockedBy,
        List<ActionView> actions,
        boolean overdue) {
    /**
     * One way to fulfil the task.
     *
     * @param type FORM_SUBMIT, SINGLE_SELECT, MULTI_SELECT, TEXT_INPUT, FILE_UPLOAD, APPROVE_REJECT or EXTERNAL_LINK
     * @param options choices of the select types; else empty
     */
    public record ActionView(UUID id, String type, String label, List<String> options) {}
}
