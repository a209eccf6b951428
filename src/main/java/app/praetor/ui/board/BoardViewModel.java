package app.praetor.ui.board;

import app.praetor.task.TaskService;
import app.praetor.task.TaskStatus;
import app.praetor.task.TaskType;
import app.praetor.task.TaskView;
import app.praetor.ui.common.Undo;
import app.praetor.ui.list.Patch;
import app.praetor.ui.task.UiTasks;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The board of one project: what is in which column, what is selected, and what may be taken back. */
public final class BoardViewModel {
    /** How the cards of a column are put together. */
    public enum Grouping {
        NONE,
        TYPE,
        ASSIGNEE
    }

    private final TaskService service;
    private final UiTasks tasks;
    private final UUID projectId;
    private final Clock clock;
    private final List<TaskView> all = new ArrayList<>();
    private int moving;
    private final Map<TaskStatus, ObservableList<TaskView>> columns = new EnumMap<>(TaskStatus.class);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.NONE);
    private final ObjectProperty<@Nullable TaskView> selected = new SimpleObjectProperty<>();
    private @Nullable UUID wanted;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    private final BooleanProperty empty = new SimpleBooleanProperty(true);
    private final ObjectProperty<@Nullable Throwable> failure = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Undo> undo = new SimpleObjectProperty<>();

    /**
     * @param service the board's use cases
     * @param tasks the road off the JavaFX thread
     * @param clock says what today is
     */
    public BoardViewModel(TaskService service, UiTasks tasks, UUID projectId, Clock clock) {
        this.service = service;
        this.tasks = tasks;
        this.projectId = projectId;
        this.clock = clock;
        for (TaskStatus status : TaskStatus.values()) {
            columns.put(status, FXCollections.observableArrayList());
        }
        filter.subscribe(this::arrange);
        grouping.subscribe(this::arrange);
    }

    /** Reads the board; cards that stay keep their place. */
    public void load() {
        call(() -> service.list(projectId), this::show);
    }

    /** Reads again after a change made elsewhere; a move on its way brings the newest board anyway. */
    public void refresh() {
        if (moving == 0) {
            tasks.run(() -> service.list(projectId))
                    .onSuccess(board -> {
                        if (moving == 0) {
                            show(board);
                        }
                    })
                    .onError(Throwable.class, failure::set)
                    .start();
        }
    }

    /** Makes the tasks that the project calls for. */
    public void derive() {
        call(() -> service.derive(projectId), this::show);
    }

    /** Selects this task as soon as the board is there; null for none. */
    public void first(@Nullable UUID task) {
        wanted = task;
    }

    /** Puts a board into the columns; keeps the order of cards that were there, and the selection. */
    void show(List<TaskView> board) {
        List<UUID> order = all.stream().map(TaskView::id).toList();
        List<TaskView> sorted = new ArrayList<>(board);
        sorted.sort(Comparator.comparingInt(t -> order.contains(t.id()) ? order.indexOf(t.id()) : Integer.MAX_VALUE));
        all.clear();
        all.addAll(sorted);
        loaded.set(true);
        arrange();
        UUID first = wanted;
        wanted = null;
        TaskView old = selected.get();
        if (first != null) {
            select(first);
        } else if (old != null) {
            selected.set(find(old.id()).orElse(null));
        }
    }

    private void arrange() {
        empty.set(all.isEmpty());
        columns.forEach((status, column) -> {
            List<TaskView> wanted = new ArrayList<>(
                    all.stream().filter(t -> t.status() == status && matches(t)).toList());
            wanted.sort(Comparator.comparing(this::groupOf));
            Patch.byKey(column, wanted, TaskView::id);
        });
    }

    private boolean matches(TaskView task) {
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        String text = String.join(
                " ",
                task.title(),
                task.description(),
                task.type().name(),
                task.priority(),
                task.assignee() == null ? "" : task.assignee());
        return wanted.isEmpty() || text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** The lane of a task under the chosen grouping; empty when there are no lanes or nobody has it. */
    public String groupOf(TaskView task) {
        return switch (grouping.get()) {
            case NONE -> "";
            case TYPE -> task.type().name();
            case ASSIGNEE -> task.assignee() == null ? "" : task.assignee();
        };
    }

    /** Moves at once and rolls back when the service refuses; offers to take it back. */
    public void move(UUID taskId, TaskStatus to, int index) {
        TaskView task = find(taskId).orElse(null);
        if (task == null) {
            return;
        }
        TaskStatus from = task.status();
        List<TaskView> before = List.copyOf(all);
        place(withStatus(task, to), index);
        if (from == to) {
            return;
        }
        moving++;
        tasks.run(() -> service.move(projectId, taskId, to))
                .busy(busy)
                .onFinally(() -> moving--)
                .onSuccess(board -> {
                    show(board);
                    undo.set(new Undo("board.moved." + to.key(), task.title(), () -> moveBack(taskId, from)));
                })
                .onError(Throwable.class, problem -> {
                    all.clear();
                    show(before);
                    failure.set(problem);
                })
                .start();
    }

    private void moveBack(UUID taskId, TaskStatus from) {
        call(() -> service.move(projectId, taskId, from), this::show);
    }

    private void place(TaskView task, int index) {
        ObservableList<TaskView> column = column(task.status());
        List<TaskView> others =
                column.stream().filter(t -> !t.id().equals(task.id())).toList();
        all.removeIf(t -> t.id().equals(task.id()));
        int at = index < others.size() && index >= 0 ? all.indexOf(others.get(index)) : all.size();
        all.add(Math.max(0, at), task);
        arrange();
        TaskView current = selected.get();
        if (current != null && current.id().equals(task.id())) {
            selected.set(task);
        }
    }

    /** Takes a task off the board and offers to bring it back. */
    public void delete(TaskView task) {
        call(() -> service.delete(projectId, task.id()), board -> {
            show(board);
            undo.set(new Undo("board.deleted", task.title(), () -> restore(task.id())));
        });
    }

    private void restore(UUID taskId) {
        call(() -> service.restore(projectId, taskId), board -> {
            show(board);
            select(taskId);
        });
    }

    /** Adds a task and selects it; {@code done} runs when it is stored. Returns a message key when the title is wrong. */
    public String create(TaskType type, String title, String description, @Nullable LocalDate due, Runnable done) {
        if (title.isBlank()) {
            return "board.title.missing";
        }
        call(() -> service.create(projectId, type, title.strip(), description, due), task -> {
            List<TaskView> more = new ArrayList<>(all);
            more.removeIf(t -> t.id().equals(task.id()));
            more.add(task);
            show(more);
            select(task.id());
            done.run();
        });
        return "";
    }

    /** Stores what the inspector edited; the draft is told when it failed and keeps the text. */
    void update(TaskDraft draft, UUID taskId, Consumer<Throwable> failed) {
        String title = draft.title().get();
        String description = draft.description().get();
        String priority = draft.priority().get();
        String assignee =
                draft.assignee().get().isBlank() ? null : draft.assignee().get().strip();
        LocalDate due = draft.due().get();
        tasks.run(() -> service.update(projectId, taskId, title, description, priority, assignee, due))
                .busy(busy)
                .onSuccess(this::replace)
                .onError(Throwable.class, failed)
                .start();
    }

    void replace(TaskView task) {
        show(all.stream().map(t -> t.id().equals(task.id()) ? task : t).toList());
    }

    /** Says what a task waits for; a circle is told by its name and changes nothing. */
    void depend(UUID taskId, List<UUID> dependencies, Consumer<Throwable> failed) {
        tasks.run(() -> service.depend(projectId, taskId, dependencies))
                .busy(busy)
                .onSuccess(this::show)
                .onError(Throwable.class, failed)
                .start();
    }

    /**
     * Fulfils an action.
     *
     * @param key the same for every try of one answer, so that it counts once
     */
    void submit(UUID taskId, UUID actionId, String key, String value, Runnable done, Consumer<Throwable> failed) {
        tasks.run(() -> service.submit(projectId, taskId, actionId, key, value))
                .busy(busy)
                .onSuccess(board -> {
                    show(board);
                    done.run();
                })
                .onError(Throwable.class, failed)
                .start();
    }

    /** Selects a task; null selects nothing. */
    public void select(@Nullable UUID taskId) {
        selected.set(taskId == null ? null : find(taskId).orElse(null));
    }

    /** The task of that id, if it is on the board. */
    public Optional<TaskView> find(UUID taskId) {
        return all.stream().filter(t -> t.id().equals(taskId)).findFirst();
    }

    /** All tasks of the board whatever the filter says. */
    public List<TaskView> all() {
        return List.copyOf(all);
    }

    /** Everybody who has a task, in order of the alphabet. */
    public List<String> assignees() {
        return all.stream()
                .map(TaskView::assignee)
                .filter(a -> a != null)
                .distinct()
                .sorted()
                .toList();
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public ObservableList<TaskView> column(TaskStatus status) {
        return Objects.requireNonNull(columns.get(status));
    }

    public StringProperty filter() {
        return filter;
    }

    public ObjectProperty<Grouping> grouping() {
        return grouping;
    }

    public ObjectProperty<@Nullable TaskView> selected() {
        return selected;
    }

    public BooleanProperty busy() {
        return busy;
    }

    public BooleanProperty loaded() {
        return loaded;
    }

    public BooleanProperty empty() {
        return empty;
    }

    public ObjectProperty<@Nullable Throwable> failure() {
        return failure;
    }

    public ObjectProperty<@Nullable Undo> undo() {
        return undo;
    }

    private <T> void call(Callable<T> work, Consumer<T> then) {
        tasks.run(work)
                .busy(busy)
                .onSuccess(then)
                .onError(Throwable.class, failure::set)
                .start();
    }

    private static TaskView withStatus(TaskView t, TaskStatus status) {
        return new TaskView(
                t.id(),
                t.type(),
                t.title(),
                t.description(),
                status,
                t.priority(),
                t.assignee(),
                t.due(),
                t.dependencies(),
                t.blockedBy(),
                t.actions(),
                t.overdue());
    }
}
