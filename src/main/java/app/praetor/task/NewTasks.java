package app.praetor.task;

import app.praetor.store.Json;
import app.praetor.store.RowIds;
import app.praetor.store.UnitOfWork;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes drafts as tasks. */
final class NewTasks {
    private final Supplier<UUID> author;
    private final Clock clock;

    NewTasks(Supplier<UUID> author, Clock clock) {
        this.author = author;
        this.clock = clock;
    }

    /** Writes those whose origin has no task yet, and what they wait for; those that were written. */
    List<TaskDraft> missing(UnitOfWork unit, UUID projectId, List<TaskDraft> drafts) {
        TaskDao dao = unit.dao(TaskDao.class);
        Map<String, UUID> byOrigin = new HashMap<>();
        for (TaskDao.Row row : dao.all(projectId)) {
            byOrigin.put(row.metadata().path("origin").asString(""), row.id());
        }
        List<TaskDraft> made = new ArrayList<>();
        for (TaskDraft draft : drafts) {
            if (!byOrigin.containsKey(draft.origin())) {
                byOrigin.put(draft.origin(), insert(unit, projectId, draft, null));
                made.add(draft);
            }
        }
        for (TaskDraft draft : made) {
            dao.dependencies(
                    Objects.requireNonNull(byOrigin.get(draft.origin())),
                    draft.waitsFor().stream()
                            .map(byOrigin::get)
                            .filter(Objects::nonNull)
                            .toList());
        }
        return made;
    }

    UUID insert(UnitOfWork unit, UUID projectId, TaskDraft draft, @Nullable OffsetDateTime due) {
        TaskDao dao = unit.dao(TaskDao.class);
        UUID id = RowIds.next();
        dao.insert(
                id,
                projectId,
                draft.type().name(),
                draft.title(),
                draft.description(),
                draft.priority(),
                due,
                draft.componentKey(),
                Json.MAPPER.createObjectNode().put("origin", draft.origin()),
                OffsetDateTime.now(clock));
        int order = 0;
        for (TaskDraft.ActionDraft action : draft.actions()) {
            ObjectNode config = Json.MAPPER.createObjectNode();
            config.set("options", Json.of(action.options()));
            if (action.binding() != null) {
                config.set("binding", action.binding());
            }
            dao.insertAction(new TaskDao.ActionRow(RowIds.next(), id, action.type(), action.label(), config, order++));
        }
        dao.activity(RowIds.next(), id, "created", author.get(), Json.MAPPER.createObjectNode());
        return id;
    }
}
