package app.praetor.knowledge;

import java.util.List;
import java.util.stream.Stream;

/** Everything that was read from a set of knowledge files, in file order; not yet checked. */
public record KnowledgeContent(
        List<Feature> features,
        List<Pool> pools,
        List<Pattern> patterns,
        List<Domain> domains,
        List<CanonicalEntity> entities,
        List<Industry> industries,
        List<Integration> integrations) {
    /** Nothing at all. */
    public static final KnowledgeContent EMPTY =
            new KnowledgeContent(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** All questions of all pools. */
    public List<Question> questions() {
        return pools.stream().flatMap(p -> p.questions().stream()).toList();
    }

    /** This content followed by the other. */
    public KnowledgeContent and(KnowledgeContent other) {
        return new KnowledgeContent(
                joined(features, other.features),
                joined(pools, other.pools),
                joined(patterns, other.patterns),
                joined(domains, other.domains),
                joined(entities, other.entities),
                joined(industries, other.industries),
                joined(integrations, other.integrations));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return other.isEmpty()
                ? one
                : Stream.concat(one.stream(), other.stream()).toList();
    }
}
