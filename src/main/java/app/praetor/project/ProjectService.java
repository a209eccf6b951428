package app.praetor.project;

import app.praetor.activity.Events;
import app.praetor.store.Change;
import app.praetor.store.RowIds;
import app.praetor.store.Store;
import app.praetor.store.UnitOfWork;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;

/** Projects of the tenant and their way through the phases. */
public final class ProjectService {
    private final Store store;
    private final Events events;

    public ProjectService(Store store, Events events) {
        this.store = store;
        this.events = events;
    }

    /** Newest change first; archived ones are left out. */
    public List<Project> list() {
        return store.read(ProjectDao.class, ProjectDao::active).stream()
                .map(ProjectDao.Row::toProject)
                .toList();
    }

    /**
     * @throws NoSuchElementException when the tenant has no such project
     */
    public Project get(UUID id) {
        return store.read(ProjectDao.class, dao -> find(dao, id));
    }

    private static Project find(ProjectDao dao, UUID id) {
        return dao.find(id)
                .orElseThrow(() -> new NoSuchElementException("There is no project " + id + " in this workspace."))
                .toProject();
    }

    /**
     * @throws IllegalArgumentException when the name is blank or longer than 255 characters
     */
    public Project create(String name, Template template) {
        String checked = name(name);
        UUID id = RowIds.next();
        return store.write(unit -> {
            ProjectDao dao = unit.dao(ProjectDao.class);
            dao.insert(id, checked, template.key());
            return done(unit, id, "project.created", "Project “" + checked + "” created");
        });
    }

    /**
     * @throws IllegalArgumentException when the name is blank or longer than 255 characters
     */
    public Project rename(UUID id, String name) {
        String checked = name(name);
        return store.write(unit -> {
            unit.dao(ProjectDao.class).rename(id, checked);
            return done(unit, id, "project.renamed", "Project renamed to “" + checked + "”");
        });
    }

    /** Takes a project off the list; {@link #restore} brings it back. */
    public void archive(UUID id) {
        store.write(unit -> {
            unit.dao(ProjectDao.class).status(id, "archived");
            return done(unit, id, "project.archived", "Project archived");
        });
    }

    public void restore(UUID id) {
        store.write(unit -> {
            unit.dao(ProjectDao.class).status(id, "active");
            return done(unit, id, "project.restored", "Project restored");
        });
    }

    public PhaseStatus status(UUID id) {
        return store.read(ProjectDao.class, dao -> status(dao, find(dao, id)));
    }

    private static PhaseStatus status(ProjectDao dao, Project project) {
        UUID id = project.id();
        List<ExitCondition> conditions = switch (project.phase()) {
            case CREATED, VISUAL_DISCOVERY, SPECIFICATION -> List.of();
            case DISCOVERY -> List.of(atLeast("discovery.complete", dao.completeDiscoveries(id)));
            case FEATURE_SELECTION -> List.of(atLeast("feature.selected", dao.selectedFeatures(id)));
            case PLAN_GENERATION -> List.of(atLeast("question.planned", dao.questions(id)));
            case PLANNING ->
                List.of(none("question.open", dao.openQuestions(id)), none("task.decisions", dao.openDecisions(id)));
        };
        return new PhaseStatus(project.phase(), conditions);
    }

    private static ExitCondition atLeast(String key, int have) {
        return new ExitCondition(key, have >= 1, have, 1);
    }

    private static ExitCondition none(String key, int open) {
        return new ExitCondition(key, open == 0, open, 0);
    }

    /**
     * Moves on to the next phase.
     *
     * @throws IllegalStateException when a condition is not met or there is no further phase
     */
    public PhaseStatus advance(UUID id) {
        return store.write(unit -> {
            ProjectDao dao = unit.dao(ProjectDao.class);
            PhaseStatus status = status(dao, find(dao, id));
            if (!status.mayAdvance()) {
                throw new IllegalStateException("The phase " + status.phase() + " is not finished: "
                        + String.join(
                                ", ",
                                status.conditions().stream()
                                        .filter(c -> !c.met())
                                        .map(ExitCondition::key)
                                        .toList()));
            }
            Phase next = Phase.values()[status.phase().ordinal() + 1];
            dao.stampEnd(id, status.phase().name());
            move(unit, id, status.phase(), next);
            return status(dao, find(dao, id));
        });
    }

    /** Starts discovery of a project that was only created; does nothing later on. */
    public void beginIn(UnitOfWork unit, UUID id) {
        if (find(unit.dao(ProjectDao.class), id).phase() == Phase.CREATED) {
            move(unit, id, Phase.CREATED, Phase.DISCOVERY);
        }
    }

    /**
     * Moves back to an earlier phase; all work is kept.
     *
     * @throws IllegalArgumentException when the phase is not earlier
     */
    public PhaseStatus back(UUID id, Phase to) {
        return store.write(unit -> {
            ProjectDao dao = unit.dao(ProjectDao.class);
            Phase from = find(dao, id).phase();
            if (to.compareTo(from) >= 0) {
                throw new IllegalArgumentException("The phase " + to + " does not come before " + from + ".");
            }
            move(unit, id, from, to);
            return status(dao, find(dao, id));
        });
    }

    private void move(UnitOfWork unit, UUID id, Phase from, Phase to) {
        ProjectDao dao = unit.dao(ProjectDao.class);
        dao.phase(id, to.name());
        dao.stampStart(id, to.name());
        unit.changed(Change.Kind.PROJECT, id);
        events.log(
                unit,
                id,
                "project.phase",
                "Phase moved from " + words(from) + " to " + words(to),
                Map.of("from", from.name(), "to", to.name()));
    }

    private static String words(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Project done(UnitOfWork unit, UUID id, String type, String summary) {
        unit.changed(Change.Kind.PROJECT, id);
        events.log(unit, id, type, summary, Map.of());
        return find(unit.dao(ProjectDao.class), id);
    }

    private static String name(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > 255) {
            throw new IllegalArgumentException("Give the project a name of 1 to 255 characters.");
        }
        return stripped;
    }
}
