package app.praetor.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the facts of one project wake up in the knowledge. Pure: equal facts activate the same. */
public final class Activation {
    /** Relevance from which on an industry's entity counts although nobody named it. */
    private static final double RELEVANT = 0.8;

    private static final int TWICE = 2;

    private final KnowledgeBase kb;
    private final String template;
    private final List<Spoken> spoken;
    private final List<Industry> industries;
    private final Set<String> patterns = new LinkedHashSet<>();

    private Activation(KnowledgeBase kb, ProjectFacts facts) {
        this.kb = kb;
        this.template = facts.template();
        this.spoken = Spoken.of(facts);
        this.industries = recognised();
        for (Pattern p : kb.patterns()) {
            if (mentioned(p.keywords(), 0)) {
                patterns.add(p.id());
            }
        }
    }

    public static Activation of(KnowledgeBase kb, ProjectFacts facts) {
        return new Activation(kb, facts);
    }

    /** The industry that the client's words speak for most, then what it is a part of; empty when none does. */
    public List<Industry> industries() {
        return industries;
    }

    /** Ids of the patterns that the client's words reveal. */
    public Set<String> patterns() {
        return Set.copyOf(patterns);
    }

    /** The integrations that the client named. */
    public List<Integration> integrations() {
        return kb.integrations().stream()
                .filter(i -> mentioned(i.keywords(), 0))
                .toList();
    }

    /** The canonical entities that the client spoke of more than once or that the industry deals with. */
    public List<CanonicalEntity> entities() {
        return kb.entities().stream().filter(e -> touched(e, 0)).toList();
    }

    /** Whether a rule holds without regard to its features and entities. */
    public boolean holds(When when) {
        return allowed(when)
                && (when.always()
                        || when.domains().contains(template)
                        || when.patterns().stream().anyMatch(patterns::contains)
                        || when.industries().stream().anyMatch(this::inIndustry)
                        || mentioned(when.keywords(), when.threshold()));
    }

    /** Whether one of the entities of a rule plays a part in the project. */
    public boolean holdsByEntity(When when) {
        return allowed(when)
                && kb.entities().stream()
                        .anyMatch(e -> when.entities().contains(e.name()) && touched(e, when.threshold()));
    }

    private boolean allowed(When when) {
        return when.only().isEmpty() || when.only().stream().anyMatch(this::inIndustry);
    }

    private boolean inIndustry(String code) {
        return industries.stream().anyMatch(i -> i.within(code));
    }

    /** A thing that is named once in passing plays no part yet; one that is named again does. */
    private boolean touched(CanonicalEntity entity, double threshold) {
        for (Industry i : industries) {
            if (i.entities().getOrDefault(entity.name(), 0.0) >= RELEVANT) {
                return true;
            }
        }
        return spoken.stream()
                        .filter(s -> s.confidence() >= threshold)
                        .filter(s -> s.mentions(entity.name())
                                || s.firstOf(entity.synonyms()).isPresent())
                        .limit(TWICE)
                        .count()
                == TWICE;
    }

    private boolean mentioned(Collection<String> phrases, double threshold) {
        return phrases.stream()
                .anyMatch(p -> spoken.stream().anyMatch(s -> s.confidence() >= threshold && s.mentions(p)));
    }

    /** How often a phrase was said; a phrase of several words says more than a single one. */
    private long weight(String phrase) {
        return Words.of(phrase).size()
                * spoken.stream().filter(s -> s.mentions(phrase)).count();
    }

    private List<Industry> recognised() {
        Industry best = null;
        long most = 0;
        for (Industry i : kb.industries()) {
            long hits = i.keywords().stream().mapToLong(this::weight).sum();
            boolean narrower = best != null
                    && hits == most
                    && i.code().length() > best.code().length();
            if (hits > most || hits > 0 && narrower) {
                best = i;
                most = hits;
            }
        }
        List<Industry> chain = new ArrayList<>();
        if (best != null) {
            chain.add(best);
            for (Industry i : kb.industries()) {
                if (!i.code().equals(best.code()) && best.within(i.code())) {
                    chain.add(i);
                }
            }
        }
        return List.copyOf(chain);
    }
}
