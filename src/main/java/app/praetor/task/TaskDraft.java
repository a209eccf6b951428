package app.praetor.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A task that something in the project calls for.
 *
 * @param origin stable key of what calls for it, so that it is made once, e.g. {@code field:constraints.budget}
 * @param waitsFor origins of the tasks that must be completed first
 * @param componentKey which editor serves it
 */
public record TaskDraft(
        String origin,
        TaskType type,
        String title,
        String description,
        String priority,
        String componentKey,
        List<ActionDraft> actions,
        List<String> waitsFor) {
    /**
     * @param type as in {@link TaskView.ActionView#type}
     * @param binding what the submission does beyond completing the task; null for nothing
     */
    public record ActionDraft(
            String type,
            String label,
            List<String> options,
            @Nullable JsonNode binding) {}
}
