package app.praetor.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
    private static final String FEATURES = "features.yaml";
    private static final String POOLS = "pools.yaml";
    private static final String DOMAINS = "domains.yaml";
    private static final String PATTERNS = "patterns.yaml";

    private final Map<String, Feature> features;
    private final Map<String, Pool> pools;
    private final Map<String, Pattern> patterns;
    private final Map<String, Domain> domains;
    private final Map<String, Question> questions;

    private KnowledgeBase(List<Feature> features, List<Pool> pools, List<Pattern> patterns, List<Domain> domains) {
        this.features = unique(FEATURES, features, Feature::id);
        this.pools = unique(POOLS, pools, Pool::id);
        this.patterns = unique(PATTERNS, patterns, Pattern::id);
        this.domains = unique(DOMAINS, domains, Domain::key);
        this.questions = unique(
                POOLS, pools.stream().flatMap(p -> p.questions().stream()).toList(), Question::id);
        checkReferences();
    }

    /**
     * Reads the files that ship with the program.
     *
     * @throws KnowledgeException naming file and line when a file is wrong
     */
    public static KnowledgeBase load() {
        return of(resource(FEATURES), resource(POOLS), resource(PATTERNS), resource(DOMAINS));
    }

    /**
     * Reads the four files from their texts.
     *
     * @throws KnowledgeException naming file and line when a file is wrong
     */
    public static KnowledgeBase of(String features, String pools, String patterns, String domains) {
        return new KnowledgeBase(
                KnowledgeReader.features(FEATURES, features),
                KnowledgeReader.pools(POOLS, pools),
                KnowledgeReader.patterns(PATTERNS, patterns),
                KnowledgeReader.domains(DOMAINS, domains));
    }

    /** The catalogue in file order. */
    public List<Feature> features() {
        return List.copyOf(features.values());
    }

    /** The question pools in file order. */
    public List<Pool> pools() {
        return List.copyOf(pools.values());
    }

    /** The patterns in file order. */
    public List<Pattern> patterns() {
        return List.copyOf(patterns.values());
    }

    /** The domains in file order. */
    public List<Domain> domains() {
        return List.copyOf(domains.values());
    }

    /** A question by its id. */
    public Optional<Question> question(String id) {
        return Optional.ofNullable(questions.get(id));
    }

    /** A catalogue feature by its id. */
    public Optional<Feature> feature(String id) {
        return Optional.ofNullable(features.get(id));
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

    private void checkReferences() {
        if (!domains.containsKey(GENERAL)) {
            throw new KnowledgeException(DOMAINS + ": the domain 'general' is missing");
        }
        Set<String> entities = new HashSet<>();
        domains.values().forEach(d -> d.entities().forEach(e -> entities.add(e.name())));
        for (Feature f : features.values()) {
            String at = FEATURES + "/" + f.id();
            known(at + "/domains", f.domains(), domains.keySet());
            known(at + "/entities", f.entities(), entities);
            known(at + "/questions", f.questions(), questions.keySet());
        }
        for (Pool pool : pools.values()) {
            checkWhen(POOLS + "/" + pool.id(), pool.when());
            pool.questions().forEach(q -> checkQuestion(POOLS + "/" + pool.id() + "/" + q.id(), q));
        }
        for (Pattern p : patterns.values()) {
            known(PATTERNS + "/" + p.id() + "/features", p.features(), features.keySet());
            known(PATTERNS + "/" + p.id() + "/answers", p.answers().keySet(), questions.keySet());
        }
        checkPrerequisites();
    }

    private void checkQuestion(String at, Question q) {
        checkWhen(at, q.when());
        known(at + "/after", q.after(), questions.keySet());
        q.implies().forEach(i -> {
            known(at + "/implies/suppress", i.suppress(), questions.keySet());
            known(at + "/implies/prefill", i.prefill().keySet(), questions.keySet());
        });
    }

    private void checkWhen(String at, When when) {
        known(at + "/when/features", when.features(), features.keySet());
        known(at + "/when/domains", when.domains(), domains.keySet());
    }

    /** Takes away questions whose prerequisites are gone until none is left; what remains is a circle. */
    private void checkPrerequisites() {
        Map<String, List<String>> open = new HashMap<>();
        questions.values().forEach(q -> open.put(q.id(), q.after()));
        while (!open.isEmpty()) {
            Set<String> free = open.entrySet().stream()
                    .filter(e -> e.getValue().stream().noneMatch(open::containsKey))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            if (free.isEmpty()) {
                throw new KnowledgeException(POOLS + ": questions wait for each other: " + open.keySet());
            }
            open.keySet().removeAll(free);
        }
    }

    private static void known(String at, Collection<String> names, Set<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new KnowledgeException(at + ": '" + name + "' does not exist");
            }
        }
    }

    private static <T> Map<String, T> unique(String file, List<T> items, Function<T, String> id) {
        Map<String, T> map = new LinkedHashMap<>();
        for (T item : items) {
            if (map.put(id.apply(item), item) != null) {
                throw new KnowledgeException(file + "/" + id.apply(item) + ": this id occurs twice");
            }
        }
        return map;
    }

    private static String resource(String file) {
        try (InputStream in = KnowledgeBase.class.getResourceAsStream("/knowledge/" + file)) {
            if (in == null) {
                throw new KnowledgeException(file + ": the file is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KnowledgeException(file + ": cannot be read", e);
        }
    }
}
