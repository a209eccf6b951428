package app.praetor.question;

import app.praetor.knowledge.Activation;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.Pool;
import app.praetor.knowledge.ProjectFacts;
import app.praetor.knowledge.Question;
import app.praetor.knowledge.When;
import app.praetor.knowledge.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together the questions that the rules activate for a project. Pure: equal input gives an equal plan. */
public final class PlanGenerator {
    /** Name of the section that belongs to no feature. */
    public static final String GENERAL = "General";

    private static final double NEARLY_SAME = 0.6;
    /** Nearly every client speaks of customers and orders, so entities alone may add only so much. */
    private static final int BY_ENTITY = 3;

    private final KnowledgeBase kb;
    private final ProjectFacts facts;
    private final List<SelectedFeature> selected;
    private final Activation activation;
    private final Map<String, PlannedQuestion> plan = new LinkedHashMap<>();
    private final Set<String> merged = new LinkedHashSet<>();

    private PlanGenerator(KnowledgeBase kb, ProjectFacts facts, List<SelectedFeature> selected) {
        this.kb = kb;
        this.facts = facts;
        this.selected = selected;
        this.activation = Activation.of(kb, facts);
    }

    /**
     * The general section, then one section for each feature in the given order; a question is asked once, where it
     * comes first. A feature that the catalogue does not know has no questions of its own.
     */
    public static List<PlannedQuestion> generate(KnowledgeBase kb, ProjectFacts facts, List<SelectedFeature> selected) {
        return new PlanGenerator(kb, facts, selected).run();
    }

    private List<PlannedQuestion> run() {
        Map<SelectedFeature, List<Question>> sections = new LinkedHashMap<>();
        Map<String, Question> active = new LinkedHashMap<>();
        for (SelectedFeature feature : selected) {
            List<Question> own = ofFeature(feature);
            own.forEach(q -> active.put(q.id(), q));
            sections.put(feature, own);
        }
        List<Question> general = general(active.keySet());
        general.forEach(q -> active.put(q.id(), q));
        general.forEach(q -> add(q, null, active));
        sections.forEach((feature, questions) -> questions.forEach(q -> add(q, feature, active)));
        return List.copyOf(plan.values());
    }

    /** What rules and named integrations activate, then a few questions about entities that no feature asks. */
    private List<Question> general(Set<String> ofFeatures) {
        Set<Question> questions = new LinkedHashSet<>();
        Set<Question> byEntity = new LinkedHashSet<>();
        activation.entities().forEach(e -> known(e.questions()).forEach(byEntity::add));
        for (Pool pool : kb.pools()) {
            for (Question q : pool.questions()) {
                When when = q.when().isEmpty() ? pool.when() : q.when();
                if (activation.holds(when)) {
                    questions.add(q);
                } else if (activation.holdsByEntity(when)) {
                    byEntity.add(q);
                }
            }
        }
        activation.integrations().forEach(i -> questions.addAll(known(i.questions())));
        byPriority(byEntity).stream()
                .filter(q -> !ofFeatures.contains(q.id()) && !questions.contains(q))
                .limit(BY_ENTITY)
                .forEach(questions::add);
        return byPriority(questions);
    }

    private List<Question> known(List<String> ids) {
        return ids.stream().flatMap(id -> kb.question(id).stream()).toList();
    }

    private List<Question> ofFeature(SelectedFeature feature) {
        String id = feature.catalogId();
        if (id == null) {
            return List.of();
        }
        List<Question> questions = new ArrayList<>();
        kb.feature(id).ifPresent(f -> questions.addAll(known(f.questions())));
        for (Pool pool : kb.pools()) {
            for (Question q : pool.questions()) {
                When when = q.when().isEmpty() ? pool.when() : q.when();
                if (when.features().contains(id) && !questions.contains(q)) {
                    questions.add(q);
                }
            }
        }
        return byPriority(questions);
    }

    private void add(Question q, @Nullable SelectedFeature feature, Map<String, Question> active) {
        if (plan.containsKey(q.id()) || merged.contains(q.id())) {
            return;
        }
        for (String before : q.after()) {
            Question prerequisite = active.get(before);
            if (prerequisite != null) {
                add(prerequisite, feature, active);
            }
        }
        if (!q.isOwn() && asked(q, active)) {
            merged.add(q.id());
            return;
        }
        plan.put(
                q.id(),
                new PlannedQuestion(
                        q.id(),
                        feature == null ? GENERAL : feature.name(),
                        feature == null ? null : feature.featureId(),
                        q.text(),
                        q.why(),
                        q.type(),
                        q.options(),
                        q.rules(),
                        q.priority(),
                        Prefiller.propose(kb, facts, q)));
    }

    /** What the organization asks in its own words is asked in these, whatever else asks nearly the same. */
    private boolean asked(Question q, Map<String, Question> active) {
        return Stream.concat(
                        plan.values().stream().map(PlannedQuestion::text),
                        active.values().stream().filter(Question::isOwn).map(Question::text))
                .anyMatch(text -> Words.overlap(text, q.text()) >= NEARLY_SAME);
    }

    private static List<Question> byPriority(Collection<Question> questions) {
        return questions.stream()
                .sorted(Comparator.comparingInt(Question::priority))
                .toList();
    }
}
