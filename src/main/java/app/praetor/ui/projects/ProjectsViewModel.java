package app.praetor.ui.projects;

import app.praetor.project.Phase;
import app.praetor.project.PhaseStatus;
import app.praetor.project.Project;
import app.praetor.project.ProjectService;
import app.praetor.project.Template;
import app.praetor.ui.common.Undo;
import app.praetor.ui.list.Patch;
import app.praetor.ui.task.UiTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The projects of the workspace, the selected one and where it stands. */
public final class ProjectsViewModel {
    private final ProjectService service;
    private final UiTasks tasks;
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private boolean patching;
    private final ObservableList<Project> projects = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Project> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable PhaseStatus> status = new SimpleObjectProperty<>();
    private final StringProperty newName = new SimpleStringProperty("");
    private final ObjectProperty<Template> newTemplate = new SimpleObjectProperty<>(Template.GENERAL);
    private final StringProperty newProblem = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Throwable> failure = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Undo> undo = new SimpleObjectProperty<>();

    public ProjectsViewModel(ProjectService service, UiTasks tasks) {
        this.service = service;
        this.tasks = tasks;
        newName.subscribe(text -> newProblem.set(""));
        selected.subscribe((old, now) -> {
            if (now == null || old == null || !now.id().equals(old.id())) {
                status.set(null);
            }
        });
    }

    /** Reads the list; what is selected stays selected, the newest is when nothing was. */
    public void load() {
        call(service::list, list -> {
            show(list);
            Project now = selected.get();
            select(now == null && !list.isEmpty() ? list.getFirst() : now);
        });
    }

    /** Reads again after a change made elsewhere; what is selected stays selected. */
    public void refresh() {
        tasks.run(service::list)
                .onSuccess(list -> {
                    show(list);
                    Project now = selected.get();
                    if (now != null) {
                        call(() -> service.status(now.id()), status -> showStatus(now.id(), status));
                    }
                })
                .onError(Throwable.class, failure::set)
                .start();
    }

    void show(List<Project> list) {
        patching = true;
        Patch.byKey(projects, list, Project::id);
        patching = false;
        loaded.set(true);
        Project old = selected.get();
        if (old != null) {
            selected.set(list.stream()
                    .filter(p -> p.id().equals(old.id()))
                    .findFirst()
                    .orElse(null));
        }
        revision.set(revision.get() + 1);
    }

    /** Whether the list is being brought up to date: what it then reports as selected was not chosen by anyone. */
    boolean patching() {
        return patching;
    }

    /** Counts every completed change of the list. */
    ReadOnlyIntegerProperty revision() {
        return revision.getReadOnlyProperty();
    }

    void showStatus(UUID projectId, PhaseStatus now) {
        Project current = selected.get();
        if (current != null && current.id().equals(projectId)) {
            status.set(now);
        }
    }

    /** Selects a project and reads where it stands; null selects nothing. */
    public void select(@Nullable Project project) {
        selected.set(project);
        if (project != null) {
            call(() -> service.status(project.id()), now -> showStatus(project.id(), now));
        }
    }

    /** Makes the project that the dialog describes; {@code done} is told which. False when the name is missing. */
    public boolean create(Consumer<Project> done) {
        String name = newName.get().strip();
        if (name.isEmpty() || name.length() > 255) {
            newProblem.set(name.isEmpty() ? "projects.name.missing" : "projects.name.toolong");
            return false;
        }
        Template template = newTemplate.get();
        call(() -> service.create(name, template), project -> {
            newName.set("");
            List<Project> more = new ArrayList<>(projects);
            more.add(0, project);
            show(more);
            select(project);
            done.accept(project);
        });
        return true;
    }

    /** Gives another name; a blank one or the same one changes nothing. The field keeps its text when it fails. */
    public void rename(Project project, String name, Consumer<Throwable> failed) {
        String wanted = name.strip();
        if (wanted.isEmpty() || wanted.equals(project.name())) {
            return;
        }
        tasks.run(() -> service.rename(project.id(), wanted))
                .busy(busy)
                .onSuccess(renamed -> show(projects.stream()
                        .map(p -> p.id().equals(renamed.id()) ? renamed : p)
                        .toList()))
                .onError(Throwable.class, failed)
                .start();
    }

    /** Takes a project off the list and offers to bring it back. */
    public void archive(Project project) {
        call(
                () -> {
                    service.archive(project.id());
                    return service.list();
                },
                list -> {
                    show(list);
                    undo.set(new Undo("projects.archived", project.name(), () -> restore(project.id())));
                });
    }

    private void restore(UUID id) {
        call(
                () -> {
                    service.restore(id);
                    return service.list();
                },
                list -> {
                    show(list);
                    list.stream().filter(p -> p.id().equals(id)).findFirst().ifPresent(this::select);
                });
    }

    /** Moves the selected project to its next phase. */
    public void advance() {
        Project project = selected.get();
        if (project != null) {
            moved(project.id(), () -> service.advance(project.id()));
        }
    }

    /** Moves the selected project back one phase; its work is kept. */
    public void back() {
        Project project = selected.get();
        PhaseStatus now = status.get();
        if (project != null && now != null && now.phase().ordinal() > 0) {
            Phase to = Phase.values()[now.phase().ordinal() - 1];
            moved(project.id(), () -> service.back(project.id(), to));
        }
    }

    private void moved(UUID id, Callable<PhaseStatus> move) {
        call(
                () -> {
                    PhaseStatus now = move.call();
                    return new Moved(now, service.list());
                },
                moved -> {
                    show(moved.list());
                    showStatus(id, moved.status());
                });
    }

    private record Moved(PhaseStatus status, List<Project> list) {}

    public ObservableList<Project> projects() {
        return projects;
    }

    public ObjectProperty<@Nullable Project> selected() {
        return selected;
    }

    /** Where the selected project stands; null until it is known. */
    public ObjectProperty<@Nullable PhaseStatus> status() {
        return status;
    }

    public StringProperty newName() {
        return newName;
    }

    public ObjectProperty<Template> newTemplate() {
        return newTemplate;
    }

    /** Message key of what is wrong with the new name; empty when nothing is. */
    public StringProperty newProblem() {
        return newProblem;
    }

    public BooleanProperty busy() {
        return busy;
    }

    public BooleanProperty loaded() {
        return loaded;
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
}
