package app.praetor.knowledge.own;

import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.Pool;
import app.praetor.knowledge.Question;
import app.praetor.knowledge.When;
import app.praetor.knowledge.browse.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an organization made of the knowledge.
 *
 * @param offPools keys of pools that it does not want
 * @param offQuestions keys of questions that it does not want
 * @param offFeatures ids of features that are not to be proposed
 * @param offPatterns ids of patterns that are not to be recognised
 * @param questions its own, the oldest first
 */
public record Own(
        Set<String> offPools,
        Set<String> offQuestions,
        Set<String> offFeatures,
        Set<String> offPatterns,
        List<OwnQuestion> questions) {
    /** The knowledge as it ships. */
    public static final Own NOTHING = new Own(Set.of(), Set.of(), List.of());

    /** With every feature and pattern. */
    public Own(Set<String> offPools, Set<String> offQuestions, List<OwnQuestion> questions) {
        this(offPools, offQuestions, Set.of(), Set.of(), questions);
    }

    /** Whether an entry is switched off itself. */
    public boolean off(Entry entry) {
        return switch (entry.kind()) {
            case POOL -> offPools.contains(entry.key());
            case QUESTION -> offQuestions.contains(entry.key());
            case FEATURE -> offFeatures.contains(entry.key());
            case PATTERN -> offPatterns.contains(entry.key());
            default -> false;
        };
    }

    /** Its own questions by pool, a pool where its first question is. */
    public List<Pool> pools() {
        Map<String, List<OwnQuestion>> byPool = new LinkedHashMap<>();
        questions.forEach(q ->
                byPool.computeIfAbsent(q.poolKey(), key -> new ArrayList<>()).add(q));
        return byPool.entrySet().stream()
                .map(each -> new Pool(
                        each.getKey(),
                        each.getValue().getFirst().draft().pool(),
                        "",
                        When.NEVER,
                        each.getValue().stream().map(OwnQuestion::question).toList()))
                .toList();
    }

    /** What shipped and its own, whether wanted or not; its own first. */
    public List<Pool> all(KnowledgeBase shipped) {
        return Stream.concat(pools().stream(), shipped.pools().stream()).toList();
    }

    /**
     * The knowledge that plans are made from: without what is switched off, with its own. Features stay, because a project may
     * have chosen one before.
     */
    public KnowledgeBase of(KnowledgeBase shipped) {
        List<Pool> wanted = all(shipped).stream()
                .filter(pool -> !offPools.contains(pool.id()))
                .map(pool -> new Pool(pool.id(), pool.name(), pool.why(), pool.when(), wanted(pool.questions())))
                .toList();
        return shipped.with(
                wanted,
                shipped.patterns().stream()
                        .filter(pattern -> !offPatterns.contains(pattern.id()))
                        .toList());
    }

    private List<Question> wanted(List<Question> all) {
        return all.stream().filter(q -> !offQuestions.contains(q.id())).toList();
    }
}
