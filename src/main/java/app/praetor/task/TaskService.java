package app.praetor.task;

import app.praetor.activity.Events;
import app.praetor.discovery.session.DiscoveryService;
import app.praetor.question.QuestionService;
import app.praetor.question.QuestionView;
import app.praetor.store.Change;
import app.praetor.store.Json;
import app.praetor.store.RowIds;
import app.praetor.store.Store;
import app.praetor.store.UnitOfWork;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The board of a project. */
public final class TaskService {
    private static final Set<String> PRIORITIES = Set.of("critical", "high", "medium", "low");

    private final Store store;
    private final Events events;
    private final DiscoveryService discovery;
    private final QuestionService questions;
    private final Clock clock;
    private final NewTasks added;

    public TaskService(Store store, Events events, DiscoveryService discovery, QuestionService questions, Clock clock) {
        this.store = store;
        this.events = events;
        this.discovery = discovery;
        this.questions = questions;
        this.clock = clock;
        this.added = new NewTasks(events::userId, clock);
    }

    public List<TaskView> list(UUID projectId) {
        return store.read(TaskDao.class, dao -> board(dao, projectId));
    }

    private List<TaskView> board(TaskDao dao, UUID projectId) {
        List<TaskDao.ActionRow> actions = dao.actions(projectId);
        LocalDate today = LocalDate.now(clock);
        return dao.all(projectId).stream()
                .map(row -> row.view(actions, today, clock.getZone()))
                .toList();
    }

    /** Makes the tasks that open fields, decisions, systems and the review call for; never twice the same. */
    public List<TaskView> derive(UUID projectId) {
        List<TaskDraft> drafts = TaskDrafts.of(discovery.view(projectId).fields(), questions.list(projectId));
        return store.write(unit -> {
            TaskDao dao = unit.dao(TaskDao.class);
            int made = added.missing(unit, projectId, drafts).size();
            settle(dao, projectId);
            if (made > 0) {
                done(unit, projectId, "task.derived", made + " tasks made from what is open", Map.of("count", made));
            }
            return board(dao, projectId);
        });
    }

    /**
     * Makes the tasks that answers call for, as a part of a larger unit of work; never twice the same.
     *
     * @param systems names of systems to connect
     * @param undecided questions whose answer somebody has to find
     * @return the titles of those that were made
     */
    public List<String> calledFor(UnitOfWork unit, UUID projectId, List<String> systems, List<QuestionView> undecided) {
        List<TaskDraft> drafts = Stream.concat(
                        systems.stream().map(TaskDrafts::connect),
                        undecided.stream().map(TaskDrafts::decide))
                .toList();
        List<String> made = added.missing(unit, projectId, drafts).stream()
                .map(TaskDraft::title)
                .toList();
        if (!made.isEmpty()) {
            done(
                    unit,
                    projectId,
                    "task.derived",
                    made.size() + " tasks made from answers",
                    Map.of("count", made.size()));
        }
        return made;
    }

    /**
     * @throws IllegalArgumentException when the title is blank or longer than 255 characters
     */
    public TaskView create(UUID projectId, TaskType type, String title, String description, @Nullable LocalDate due) {
        TaskDraft draft = new TaskDraft(
                "user:" + UUID.randomUUID(),
                type,
                title(title),
                description.strip(),
                "medium",
                "task.text",
                List.of(TaskDrafts.plainAction(type)),
                List.of());
        return store.write(unit -> {
            UUID id = added.insert(unit, projectId, draft, start(due));
            done(unit, projectId, "task.created", "Task “" + draft.title() + "” created", Map.of("taskId", id));
            return one(unit.dao(TaskDao.class), projectId, id);
        });
    }

    /**
     * Changes what the inspector edits.
     *
     * @throws IllegalArgumentException when the title is blank or too long or the priority unknown
     */
    public TaskView update(
            UUID projectId,
            UUID taskId,
            String title,
            String description,
            String priority,
            @Nullable String assignee,
            @Nullable LocalDate due) {
        String checked = title(title);
        if (!PRIORITIES.contains(priority)) {
            throw new IllegalArgumentException("A priority is critical, high, medium or low, not “" + priority + "”.");
        }
        return store.write(unit -> {
            TaskDao dao = unit.dao(TaskDao.class);
            ObjectNode metadata =
                    (ObjectNode) row(dao, projectId, taskId).metadata().deepCopy();
            if (assignee == null || assignee.isBlank()) {
                metadata.remove("assignee");
            } else {
                metadata.put("assignee", assignee.strip());
            }
            dao.update(taskId, checked, description.strip(), priority, start(due), metadata);
            dao.activity(RowIds.next(), taskId, "updated", events.userId(), Json.of(Map.of("title", checked)));
            done(unit, projectId, "task.updated", "Task “" + checked + "” changed", Map.of("taskId", taskId));
            return one(dao, projectId, taskId);
        });
    }

    /**
     * Moves a task; completing one unblocks what waited for it. Returns the whole board.
     *
     * @throws IllegalArgumentException when a task that still waits for others is to be started or completed
     */
    public List<TaskView> move(UUID projectId, UUID taskId, TaskStatus status) {
        return store.write(unit -> {
            TaskDao dao = unit.dao(TaskDao.class);
            moveIn(unit, projectId, row(dao, projectId, taskId), status);
            return board(dao, projectId);
        });
    }

    private void moveIn(UnitOfWork unit, UUID projectId, TaskDao.Row row, TaskStatus status) {
        TaskDao dao = unit.dao(TaskDao.class);
        if (row.taskStatus() == status) {
            return;
        }
        if (!row.blockedBy().isEmpty() && status != TaskStatus.BLOCKED) {
            throw new IllegalArgumentException("“" + row.title() + "” still waits for "
                    + row.blockedBy().size() + (row.blockedBy().size() == 1 ? " other task." : " other tasks."));
        }
        if (row.blockedBy().isEmpty() && status == TaskStatus.BLOCKED) {
            throw new IllegalArgumentException(
                    "“" + row.title() + "” waits for nothing; add what it depends on to block it.");
        }
        dao.status(row.id(), status.key(), row.blockedBy());
        boolean completed = status == TaskStatus.COMPLETED;
        dao.completed(row.id(), completed ? OffsetDateTime.now(clock) : null, completed ? events.userId() : null);
        dao.activity(
                RowIds.next(),
                row.id(),
                "status_changed",
                events.userId(),
                Json.of(Map.of("from", row.status(), "to", status.key())));
        settle(dao, projectId);
        String words = status.key().replace('_', ' ');
        done(
                unit,
                projectId,
                completed ? "task.completed" : "task.moved",
                "Task “" + row.title() + "” is " + words,
                Map.of("taskId", row.id(), "status", status.key()));
    }

    /**
     * Says what a task depends on.
     *
     * @throws TaskCycleException naming the tasks of the cycle
     */
    public List<TaskView> depend(UUID projectId, UUID taskId, List<UUID> dependencies) {
        return store.write(unit -> {
            TaskDao dao = unit.dao(TaskDao.class);
            Map<UUID, List<UUID>> graph = new HashMap<>();
            Map<UUID, String> titles = new HashMap<>();
            for (TaskDao.Row row : dao.all(projectId)) {
                graph.put(row.id(), row.dependencies());
                titles.put(row.id(), row.title());
            }
            if (!graph.keySet().containsAll(dependencies) || !graph.containsKey(taskId)) {
                throw new NoSuchElementException("One of these tasks is not on this board any more.");
            }
            graph.put(taskId, dependencies);
            List<UUID> cycle = TaskGraph.cycle(taskId, graph);
            if (cycle != null) {
                throw new TaskCycleException(
                        cycle.stream().map(id -> titles.getOrDefault(id, "?")).toList());
            }
            dao.dependencies(taskId, List.copyOf(new HashSet<>(dependencies)));
            dao.activity(
                    RowIds.next(),
                    taskId,
                    "dependencies_changed",
                    events.userId(),
                    Json.of(Map.of("dependencies", dependencies)));
            settle(dao, projectId);
            unit.changed(Change.Kind.TASKS, projectId);
            return board(dao, projectId);
        });
    }

    /**
     * Fulfils an action, runs what it is bound to, and completes the task, in one transaction; the same key again
     * changes nothing. A rejection completes nothing: the task stays in progress. Returns the whole board.
     *
     * @throws IllegalArgumentException when the value does not fit the action
     */
    public List<TaskView> submit(UUID projectId, UUID taskId, UUID actionId, String idempotencyKey, String value) {
        return store.write(unit -> {
            TaskDao dao = unit.dao(TaskDao.class);
            if (dao.submissions(idempotencyKey) > 0) {
                return board(dao, projectId);
            }
            TaskDao.Row task = row(dao, projectId, taskId);
            TaskDao.ActionRow action = dao.actions(projectId).stream()
                    .filter(a -> a.id().equals(actionId) && a.taskId().equals(taskId))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException("This task has no such action any more."));
            check(action, value);
            boolean rejected = action.type().equals("APPROVE_REJECT") && value.equals("reject");
            JsonNode binding = action.config().path("binding");
            List<String> executed = new ArrayList<>();
            if (binding.isObject() && !rejected) {
                executed.add(bind(unit, projectId, binding, value));
            }
            dao.submission(
                    RowIds.next(),
                    taskId,
                    actionId,
                    idempotencyKey,
                    events.userId(),
                    Json.of(Map.of("value", value)),
                    Json.of(Map.of("accepted", !rejected)),
                    Json.of(executed));
            dao.activity(
                    RowIds.next(),
                    taskId,
                    "action_submitted",
                    events.userId(),
                    Json.of(Map.of("action", action.type())));
            moveIn(unit, projectId, task, rejected ? TaskStatus.IN_PROGRESS : TaskStatus.COMPLETED);
            return board(dao, projectId);
        });
    }

    private static void check(TaskDao.ActionRow action, String value) {
        List<String> options = action.view().options();
        boolean fits = switch (action.type()) {
            case "SINGLE_SELECT" -> options.contains(value);
            case "MULTI_SELECT" -> !value.isBlank() && options.containsAll(List.of(value.split("; |\\R")));
            case "APPROVE_REJECT" -> value.equals("approve") || value.equals("reject");
            case "EXTERNAL_LINK" -> true;
            default -> !value.isBlank();
        };
        if (!fits) {
            throw new IllegalArgumentException(
                    options.isEmpty() ? "Write an answer first." : "Choose one of: " + String.join(", ", options));
        }
    }

    private String bind(UnitOfWork unit, UUID projectId, JsonNode binding, String value) {
        String kind = binding.path("kind").asString();
        switch (kind) {
            case "field" ->
                discovery.editIn(unit, projectId, binding.path("path").asString(), List.of(value.strip()));
            case "answer" ->
                questions.answerIn(
                        unit,
                        projectId,
                        UUID.fromString(binding.path("questionId").asString()),
                        String.join("; ", value.split("\\R")));
            default -> throw new IllegalStateException("Unknown output binding " + kind);
        }
        return kind;
    }

    /** Takes a task off the board; {@link #restore} brings it back. */
    public List<TaskView> delete(UUID projectId, UUID taskId) {
        return store.write(unit -> {
            TaskDao dao = unit.dao(TaskDao.class);
            TaskDao.Row row = row(dao, projectId, taskId);
            ObjectNode metadata = (ObjectNode) row.metadata().deepCopy();
            dao.metadata(taskId, metadata.put("status_before", row.status()));
            dao.status(taskId, "deleted", row.blockedBy());
            dao.activity(RowIds.next(), taskId, "deleted", events.userId(), Json.MAPPER.createObjectNode());
            settle(dao, projectId);
            done(unit, projectId, "task.deleted", "Task “" + row.title() + "” deleted", Map.of("taskId", taskId));
            return board(dao, projectId);
        });
    }

    /** Brings back a task that was just deleted, with its actions and activity. */
    public List<TaskView> restore(UUID projectId, UUID taskId) {
        return store.write(unit -> {
            TaskDao dao = unit.dao(TaskDao.class);
            TaskDao.Row row = row(dao, projectId, taskId);
            if (row.status().equals("deleted")) {
                ObjectNode metadata = (ObjectNode) row.metadata().deepCopy();
                String before = metadata.path("status_before").asString(TaskStatus.PENDING.key());
                metadata.remove("status_before");
                dao.metadata(taskId, metadata);
                dao.status(taskId, before, row.blockedBy());
                dao.activity(RowIds.next(), taskId, "restored", events.userId(), Json.MAPPER.createObjectNode());
                settle(dao, projectId);
                done(unit, projectId, "task.restored", "Task “" + row.title() + "” restored", Map.of("taskId", taskId));
            }
            return board(dao, projectId);
        });
    }

    /** Brings every status in line with what the tasks wait for. */
    private static void settle(TaskDao dao, UUID projectId) {
        List<TaskDao.Row> rows = dao.all(projectId);
        Map<UUID, TaskStatus> statuses = new HashMap<>();
        rows.forEach(row -> statuses.put(row.id(), row.taskStatus()));
        for (TaskDao.Row row : rows) {
            List<UUID> blockers = TaskGraph.blockers(row.dependencies(), statuses);
            TaskStatus status = TaskGraph.settle(row.taskStatus(), blockers);
            if (status != row.taskStatus() || !blockers.equals(row.blockedBy())) {
                dao.status(row.id(), status.key(), blockers);
            }
        }
    }

    private TaskView one(TaskDao dao, UUID projectId, UUID taskId) {
        return row(dao, projectId, taskId).view(dao.actions(projectId), LocalDate.now(clock), clock.getZone());
    }

    private static TaskDao.Row row(TaskDao dao, UUID projectId, UUID taskId) {
        return dao.find(projectId, taskId)
                .orElseThrow(() -> new NoSuchElementException("This task is not on the board any more."));
    }

    private void done(UnitOfWork unit, UUID projectId, String type, String summary, Map<String, ?> details) {
        unit.changed(Change.Kind.TASKS, projectId);
        events.log(unit, projectId, type, summary, details);
    }

    private @Nullable OffsetDateTime start(@Nullable LocalDate due) {
        return due == null ? null : due.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    private static String title(String title) {
        String stripped = title.strip();
        if (stripped.isEmpty() || stripped.length() > 255) {
            throw new IllegalArgumentException("Give the task a title of 1 to 255 characters.");
        }
        return stripped.substring(0, 1).toUpperCase(Locale.ROOT) + stripped.substring(1);
    }
}
