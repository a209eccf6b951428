package app.praetor.task;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The board of a project. */
public final class TaskService {
    public List<TaskView> list(UUID projectId) {
        throw new IllegalStateException();
    }

    /** Makes the tasks that open questions, features and the specification call for; never twice the same. */
    public List<TaskView> derive(UUID projectId) {
        throw new IllegalStateException();
    }

    public TaskView create(UUID projectId, TaskType type, String title, String description, @Nullable LocalDate due) {
        throw new IllegalStateException();
    }

    /**
     * Changes what the inspector edits.
     *
     * @throws IllegalArgumentException when the title is blank
     */
    public TaskView update(
            UUID projectId,
            UUID taskId,
            String title,
            String description,
            String priority,
            @Nullable String assignee,
            @Nullable LocalDate due) {
        throw new IllegalStateException();
    }

    /** Moves a task; completing one unblocks what waited for it. Returns the whole board. */
    public List<TaskView> move(UUID projectId, UUID taskId, TaskStatus status) {
        throw new IllegalStateException();
    }

    /**
     * Says what a task depends on.
     *
     * @throws TaskCycleException naming the tasks of the cycle
     */
    public List<TaskView> depend(UUID projectId, UUID taskId, List<UUID> dependencies) {
        throw new IllegalStateException();
    }

    /** Fulfils an action once: the same key again changes nothing. Returns the whole board. */
    public List<TaskView> submit(UUID projectId, UUID taskId, UUID actionId, String idempotencyKey, String value) {
        throw new IllegalStateException();
    }

    public List<TaskView> delete(UUID projectId, UUID taskId) {
        throw new IllegalStateException();
    }

    /** Brings back a task that was just deleted, with its actions and activity. */
    public List<TaskView> restore(UUID projectId, UUID taskId) {
        throw new IllegalStateException();
    }
}
