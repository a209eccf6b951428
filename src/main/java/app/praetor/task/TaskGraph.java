package app.praetor.task;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The waiting of tasks for one another: a graph without circles. */
final class TaskGraph {
    private TaskGraph() {}

    /**
     * The circle that a task closes through its dependencies, first id repeated at the end; null when there is none.
     *
     * @param dependencies for each task the tasks that it waits for
     */
    static @Nullable List<UUID> cycle(UUID task, Map<UUID, List<UUID>> dependencies) {
        List<UUID> path = new ArrayList<>(List.of(task));
        return reaches(task, task, dependencies, path, new HashSet<>()) ? path : null;
    }

    private static boolean reaches(
            UUID from, UUID target, Map<UUID, List<UUID>> dependencies, List<UUID> path, Set<UUID> seen) {
        for (UUID next : dependencies.getOrDefault(from, List.of())) {
            path.add(next);
            if (next.equals(target) || (seen.add(next) && reaches(next, target, dependencies, path, seen))) {
                return true;
            }
            path.removeLast();
        }
        return false;
    }

    /** What a task still waits for: dependencies that exist and are not completed. */
    static List<UUID> blockers(List<UUID> dependencies, Map<UUID, TaskStatus> statuses) {
        return dependencies.stream()
                .filter(id -> statuses.containsKey(id) && statuses.get(id) != TaskStatus.COMPLETED)
                .toList();
    }

    /** The status that follows from waiting: blocked while something is open, pending again afterwards. */
    static TaskStatus settle(TaskStatus status, List<UUID> blockers) {
        if (status == TaskStatus.COMPLETED) {
            return status;
        }
        if (!blockers.isEmpty()) {
            return TaskStatus.BLOCKED;
        }
        return status == TaskStatus.BLOCKED ? TaskStatus.PENDING : status;
    }
}
