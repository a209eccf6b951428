package app.praetor.knowledge;

import app.praetor.knowledge.read.KnowledgeFiles;
import app.praetor.knowledge.read.KnowledgeReader;
import app.praetor.knowledge.read.References;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The reviewed data files in memory. Immutable. */
public final class KnowledgeBase {
    private static final String GENERAL = "general";

    private final KnowledgeContent content;
    private final Map<String, Feature> features;
    private final Map<String, Domain> domains;
    private final Map<String, Question> questions;
    private final Map<String, Industry> industries;

    private KnowledgeBase(KnowledgeContent content) {
        this.content = content;
        this.features = by(content.features(), Feature::id);
        this.domains = by(content.domains(), Domain::key);
        this.questions = by(content.questions(), Question::id);
        this.industries = by(content.industries(), Industry::code);
    }

    /**
     * Reads the files that ship with the program.
     *
     * @throws KnowledgeException naming file and line, or the entry that names something unknown
     */
    public static KnowledgeBase load() {
        return of(KnowledgeFiles.texts());
    }

    /**
     * Reads files by name; the folder says what is in a file, e.g. {@code pools/essentials.yaml}.
     *
     * @throws KnowledgeException naming file and line, or the entry that names something unknown
     */
    public static KnowledgeBase of(Map<String, String> files) {
        KnowledgeContent content = KnowledgeReader.read(files);
        List<String> problems = References.problems(content);
        if (!problems.isEmpty()) {
            throw new KnowledgeException(String.join("\n", problems));
        }
        return new KnowledgeBase(content);
    }

    /**
     * The same with other pools and patterns. What named a question or a pattern that is gone names nothing any more; it is as
     * if the client had not brought it up.
     */
    public KnowledgeBase with(List<Pool> pools, List<Pattern> patterns) {
        return new KnowledgeBase(new KnowledgeContent(
                content.features(),
                List.copyOf(pools),
                List.copyOf(patterns),
                content.domains(),
                content.entities(),
                content.industries(),
                content.integrations()));
    }

    /** Everything, in file order. */
    public KnowledgeContent content() {
        return content;
    }

    /** The catalogue in file order. */
    public List<Feature> features() {
        return content.features();
    }

    /** The question pools in file order. */
    public List<Pool> pools() {
        return content.pools();
    }

    /** The patterns in file order. */
    public List<Pattern> patterns() {
        return content.patterns();
    }

    /** The domains in file order. */
    public List<Domain> domains() {
        return content.domains();
    }

    /** The canonical entities in file order. */
    public List<CanonicalEntity> entities() {
        return content.entities();
    }

    /** The industries in file order. */
    public List<Industry> industries() {
        return content.industries();
    }

    /** The integrations in file order. */
    public List<Integration> integrations() {
        return content.integrations();
    }

    /** A question by its id. */
    public Optional<Question> question(String id) {
        return Optional.ofNullable(questions.get(id));
    }

    /** A catalogue feature by its id. */
    public Optional<Feature> feature(String id) {
        return Optional.ofNullable(features.get(id));
    }

    /** An industry by its code. */
    public Optional<Industry> industry(String code) {
        return Optional.ofNullable(industries.get(code));
    }

    /** The domain of a template; the general one when the template is unknown. */
    public Domain domain(String template) {
        Domain domain = domains.get(template);
        return domain != null ? domain : Objects.requireNonNull(domains.get(GENERAL));
    }

    /** Names of the entities that a catalogue feature works with; empty when the feature is unknown. */
    public Set<String> entitiesOf(UUID featureId) {
        return features.values().stream()
                .filter(f -> f.featureId().equals(featureId))
                .findFirst()
                .<Set<String>>map(f -> new LinkedHashSet<>(f.entities()))
                .orElse(Set.of());
    }

    private static <T> Map<String, T> by(List<T> items, Function<T, String> id) {
        return items.stream().collect(Collectors.toMap(id, i -> i, (a, b) -> a, LinkedHashMap::new));
    }
}
