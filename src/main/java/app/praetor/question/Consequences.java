package app.praetor.question;

import app.praetor.knowledge.Activation;
import app.praetor.knowledge.CanonicalEntity;
import app.praetor.knowledge.Integration;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.ProjectFacts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is different in a plan because more is known of its project. Pure: equal input gives equal consequences.
 *
 * @param asked questions that are asked as well, the most important first
 * @param proposed questions that are asked anyway and have another proposal
 * @param systems names of the systems that the project is to work with as well
 * @param entities names of the things that play a part as well
 */
record Consequences(
        List<PlannedQuestion> asked, List<PlannedQuestion> proposed, List<String> systems, List<String> entities) {
    /** Compares what follows from the facts before with what follows from those after. */
    static Consequences of(KnowledgeBase kb, ProjectFacts before, ProjectFacts after, List<SelectedFeature> selected) {
        Map<String, PlannedQuestion> known = new HashMap<>();
        PlanGenerator.generate(kb, before, selected).forEach(q -> known.put(q.key(), q));
        List<PlannedQuestion> now = PlanGenerator.generate(kb, after, selected);
        Activation then = Activation.of(kb, before);
        Activation since = Activation.of(kb, after);
        return new Consequences(
                now.stream().filter(q -> !known.containsKey(q.key())).toList(),
                now.stream()
                        .filter(q -> q.prefill() != null
                                && known.containsKey(q.key())
                                && !q.prefill().equals(known.get(q.key()).prefill()))
                        .toList(),
                added(
                        then.integrations().stream().map(Integration::name).toList(),
                        since.integrations().stream().map(Integration::name).toList()),
                added(
                        then.entities().stream().map(CanonicalEntity::name).toList(),
                        since.entities().stream().map(CanonicalEntity::name).toList()));
    }

    private static List<String> added(List<String> before, List<String> after) {
        Set<String> known = new HashSet<>(before);
        return after.stream().filter(name -> !known.contains(name)).toList();
    }
}
