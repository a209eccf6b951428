package app.praetor.feature;

import app.praetor.activity.Events;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.own.Own;
import app.praetor.store.Change;
import app.praetor.store.Json;
import app.praetor.store.RowIds;
import app.praetor.store.Store;
import app.praetor.store.UnitOfWork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Candidates of a project and what was selected of them. */
public final class FeatureService {
    private final Store store;
    private final Events events;
    private final KnowledgeBase knowledge;
    private final Supplier<Own> own;
    private final ProjectFactsReader facts;

    /**
     * @param knowledge everything that ships
     * @param own what the organization made of it
     */
    public FeatureService(
            Store store, Events events, KnowledgeBase knowledge, Supplier<Own> own, ProjectFactsReader facts) {
        this.store = store;
        this.events = events;
        this.knowledge = knowledge;
        this.own = own;
        this.facts = facts;
    }

    /** Candidates by selection order, then score; empty before the first {@link #generate}. */
    public List<FeatureView> list(UUID projectId) {
        return store.read(FeatureDao.class, dao -> list(dao, projectId));
    }

    private static List<FeatureView> list(FeatureDao dao, UUID projectId) {
        Optional<FeatureDao.CandidateSet> set = dao.newestSet(projectId);
        if (set.isEmpty()) {
            return List.of();
        }
        Map<UUID, FeatureDao.Selection> selections = new HashMap<>();
        dao.selections(projectId).forEach(s -> selections.put(s.featureId(), s));
        List<FeatureView> views = new ArrayList<>();
        for (FeatureCandidate candidate : candidates(set.get().candidates())) {
            FeatureDao.Selection selection = selections.get(candidate.featureId());
            Integer order = selection == null ? null : selection.selectionOrder();
            String notes = selection == null ? null : selection.userNotes();
            boolean selected = selection != null && selection.selected();
            views.add(new FeatureView(
                    candidate.featureId(),
                    candidate.name(),
                    candidate.description(),
                    candidate.category(),
                    candidate.complexity(),
                    candidate.score(),
                    candidate.why(),
                    candidate.signals().stream()
                            .map(s -> new FeatureView.SignalView(s.kind(), s.text(), s.sourceField(), s.snippet()))
                            .toList(),
                    selected,
                    selected && order != null ? order : 0,
                    notes == null ? "" : notes));
        }
        views.sort(Comparator.comparing((FeatureView f) -> !f.selected())
                .thenComparing(FeatureView::order)
                .thenComparing(f -> -f.score())
                .thenComparing(FeatureView::name));
        return views;
    }

    private static List<FeatureCandidate> candidates(JsonNode stored) {
        return stored.valueStream()
                .map(node -> Json.MAPPER.treeToValue(node, FeatureCandidate.class))
                .toList();
    }

    /** Scores candidates from what discovery knows now; keeps selections, and what was selected stays a candidate. */
    public List<FeatureView> generate(UUID projectId) {
        Own now = own.get();
        List<FeatureCandidate> scored = FeatureScorer.score(now.of(knowledge), facts.of(projectId), now.offFeatures());
        return store.write(unit -> {
            FeatureDao dao = unit.dao(FeatureDao.class);
            List<FeatureCandidate> all = new ArrayList<>(scored);
            List<UUID> known = scored.stream().map(FeatureCandidate::featureId).toList();
            List<UUID> touched = dao.selections(projectId).stream()
                    .map(FeatureDao.Selection::featureId)
                    .toList();
            dao.newestSet(projectId)
                    .ifPresent(old -> candidates(old.candidates()).stream()
                            .filter(c -> touched.contains(c.featureId()) && !known.contains(c.featureId()))
                            .forEach(all::add));
            dao.insertSet(
                    RowIds.next(),
                    projectId,
                    Json.of(all),
                    Json.of(Map.of("candidates", all.size(), "source", "offline")));
            return done(unit, projectId, "feature.candidates", all.size() + " feature candidates found");
        });
    }

    public List<FeatureView> select(UUID projectId, UUID featureId, boolean selected) {
        return store.write(unit -> {
            FeatureDao dao = unit.dao(FeatureDao.class);
            List<FeatureView> before = list(dao, projectId);
            int last = before.stream().mapToInt(FeatureView::order).max().orElse(0);
            FeatureView feature =
                    change(unit, projectId, featureId, f -> with(f, selected, selected ? last + 1 : 0, f.notes()));
            renumber(dao, projectId);
            return done(
                    unit,
                    projectId,
                    selected ? "feature.selected" : "feature.deselected",
                    "Feature “" + feature.name() + (selected ? "” selected" : "” deselected"));
        });
    }

    /** Puts the selected features into this order; those not named keep their order behind. */
    public List<FeatureView> reorder(UUID projectId, List<UUID> featureIds) {
        return store.write(unit -> {
            FeatureDao dao = unit.dao(FeatureDao.class);
            List<FeatureDao.Selection> selected = new ArrayList<>(dao.selections(projectId).stream()
                    .filter(FeatureDao.Selection::selected)
                    .toList());
            selected.sort(Comparator.comparing(s -> {
                int index = featureIds.indexOf(s.featureId());
                return index < 0 ? Integer.MAX_VALUE : index;
            }));
            number(dao, selected);
            return done(unit, projectId, "feature.reordered", "Features put into a new order");
        });
    }

    /** @throws NoSuchElementException when there is no such candidate */
    public List<FeatureView> note(UUID projectId, UUID featureId, String note) {
        return store.write(unit -> {
            FeatureView feature =
                    change(unit, projectId, featureId, f -> with(f, f.selected(), f.order(), note.strip()));
            return done(unit, projectId, "feature.noted", "Note on “" + feature.name() + "” changed");
        });
    }

    private static FeatureView change(
            UnitOfWork unit, UUID projectId, UUID featureId, UnaryOperator<FeatureView> edit) {
        FeatureDao dao = unit.dao(FeatureDao.class);
        FeatureView after = edit.apply(list(dao, projectId).stream()
                .filter(f -> f.id().equals(featureId))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("This feature is not among the candidates any more.")));
        Optional<FeatureDao.Selection> row = dao.selections(projectId).stream()
                .filter(s -> s.featureId().equals(featureId))
                .findFirst();
        if (row.isPresent()) {
            dao.updateSelection(row.get().id(), after.selected(), order(after), after.notes());
        } else {
            dao.insertSelection(
                    RowIds.next(),
                    projectId,
                    dao.newestSet(projectId).orElseThrow().id(),
                    featureId,
                    after.name(),
                    after.description(),
                    after.category(),
                    after.complexity(),
                    after.selected(),
                    order(after),
                    after.notes());
        }
        return after;
    }

    private static @Nullable Integer order(FeatureView feature) {
        return feature.selected() ? feature.order() : null;
    }

    private static void renumber(FeatureDao dao, UUID projectId) {
        number(
                dao,
                dao.selections(projectId).stream()
                        .filter(FeatureDao.Selection::selected)
                        .toList());
    }

    private static void number(FeatureDao dao, List<FeatureDao.Selection> selected) {
        int order = 1;
        for (FeatureDao.Selection s : selected) {
            String notes = s.userNotes();
            dao.updateSelection(s.id(), true, order++, notes == null ? "" : notes);
        }
    }

    private static FeatureView with(FeatureView f, boolean selected, int order, String notes) {
        return new FeatureView(
                f.id(),
                f.name(),
                f.description(),
                f.category(),
                f.complexity(),
                f.score(),
                f.why(),
                f.signals(),
                selected,
                order,
                notes);
    }

    /** The rows of {@code feature_selections} by feature, which plan questions refer to. */
    public Map<UUID, UUID> selectionRows(UUID projectId) {
        Map<UUID, UUID> rows = new HashMap<>();
        store.read(FeatureDao.class, dao -> dao.selections(projectId)).forEach(s -> rows.put(s.featureId(), s.id()));
        return rows;
    }

    /** The catalogue's id of each candidate that comes from there. */
    public Map<UUID, String> catalogIds(UUID projectId) {
        Map<UUID, String> ids = new HashMap<>();
        store.read(FeatureDao.class, dao -> dao.newestSet(projectId))
                .ifPresent(set -> candidates(set.candidates()).forEach(c -> {
                    String id = c.catalogId();
                    if (id != null) {
                        ids.put(c.featureId(), id);
                    }
                }));
        return ids;
    }

    private List<FeatureView> done(UnitOfWork unit, UUID projectId, String type, String summary) {
        unit.changed(Change.Kind.FEATURES, projectId);
        events.log(unit, projectId, type, summary, Map.of());
        return list(unit.dao(FeatureDao.class), projectId);
    }
}
