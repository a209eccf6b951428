package app.praetor.knowledge.read;

import app.praetor.knowledge.CanonicalEntity;
import app.praetor.knowledge.Domain;
import app.praetor.knowledge.Feature;
import app.praetor.knowledge.Industry;
import app.praetor.knowledge.Integration;
import app.praetor.knowledge.KnowledgeContent;
import app.praetor.knowledge.KnowledgeException;
import app.praetor.knowledge.Pattern;
import app.praetor.knowledge.Pool;
import app.praetor.knowledge.Question;
import app.praetor.knowledge.When;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Turns the texts of knowledge files into records; complains about what it does not know. Pure. */
public final class KnowledgeReader {
    private static final Set<String> TYPES = Set.of("text", "select", "multi_select", "boolean", "number", "date");
    private static final Set<String> COMPLEXITY = Set.of("low", "medium", "high");
    private static final Set<String> ENTITY_TYPES = Set.of("user", "resource", "action", "concept");
    private static final Set<String> ACCESS = Set.of("api_key", "oauth2", "certificate", "account");
    private static final Set<String> AREAS = Set.of("compliance", "payments", "roles", "integrations");
    private static final String NUMBER_RULES = "min max minLength maxLength";

    private KnowledgeReader() {}

    /**
     * Reads files by name; the folder says what is in a file, e.g. {@code pools/essentials.yaml}.
     *
     * @throws KnowledgeException naming file and line when a file is wrong
     */
    public static KnowledgeContent read(Map<String, String> files) {
        return files.entrySet().parallelStream()
                .map(f -> content(f.getKey(), f.getValue()))
                .reduce(KnowledgeContent.EMPTY, KnowledgeContent::and);
    }

    private static KnowledgeContent content(String file, String yaml) {
        Entry root = new Entry(file, root(file, yaml));
        KnowledgeContent none = KnowledgeContent.EMPTY;
        List<Feature> features = none.features();
        List<Pool> pools = none.pools();
        List<Pattern> patterns = none.patterns();
        List<Domain> domains = none.domains();
        List<CanonicalEntity> entities = none.entities();
        List<Industry> industries = none.industries();
        List<Integration> integrations = none.integrations();
        String folder = file.substring(0, Math.max(0, file.indexOf('/')));
        switch (folder) {
            case "features" -> features = list(root, folder, KnowledgeReader::feature);
            case "pools" -> pools = list(root, folder, KnowledgeReader::pool);
            case "patterns" -> patterns = list(root, folder, KnowledgeReader::pattern);
            case "domains" -> domains = List.of(domain(root));
            case "entities" -> entities = list(root, folder, KnowledgeReader::canonical);
            case "industries" -> industries = list(root, folder, KnowledgeReader::industry);
            case "integrations" -> integrations = list(root, folder, KnowledgeReader::integration);
            default -> throw new KnowledgeException(file + ": nothing is known about the folder '" + folder + "'");
        }
        root.done();
        return new KnowledgeContent(features, pools, patterns, domains, entities, industries, integrations);
    }

    private static Node root(String file, String yaml) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        try {
            return new Compose(settings)
                    .composeString(yaml)
                    .orElseThrow(() -> new KnowledgeException(file + ": the file is empty"));
        } catch (YamlEngineException e) {
            throw new KnowledgeException(file + ": " + e.getMessage(), e);
        }
    }

    /** The entries under a key; every entry is read to its end. */
    private static <T> List<T> list(Entry parent, String key, Function<Entry, T> reader) {
        return parent.entries(key).stream()
                .map(e -> {
                    T item = reader.apply(e);
                    e.done();
                    return item;
                })
                .toList();
    }

    private static Feature feature(Entry e) {
        return new Feature(
                e.text("id"),
                e.text("name"),
                e.text("description"),
                e.text("category"),
                oneOf(e, "complexity", COMPLEXITY),
                e.texts("domains"),
                e.texts("keywords"),
                e.texts("entities"),
                e.texts("questions"));
    }

    private static Pool pool(Entry e) {
        return new Pool(
                e.text("id"),
                e.text("name"),
                e.text("why", ""),
                when(e.entry("when")),
                list(e, "questions", KnowledgeReader::question));
    }

    private static When when(@Nullable Entry e) {
        if (e == null) {
            return When.NEVER;
        }
        When when = new When(
                e.flag("always"),
                e.texts("keywords"),
                e.texts("features"),
                e.texts("domains"),
                e.texts("patterns"),
                e.texts("entities"),
                e.texts("industries"),
                e.texts("only"),
                e.number("threshold", 0));
        e.done();
        return when;
    }

    private static Question question(Entry e) {
        String type = oneOf(e, "type", TYPES);
        List<String> options = e.texts("options");
        if (type.endsWith("select") == options.isEmpty()) {
            throw e.wrong("options belong to select and multi_select, and only to them");
        }
        return new Question(
                e.text("id"),
                e.text("text"),
                e.text("why"),
                type,
                options,
                rules(e.entry("rules")),
                (int) e.number("priority", 3),
                when(e.entry("when")),
                e.texts("after"),
                list(e, "prefill", KnowledgeReader::prefill),
                list(e, "implies", KnowledgeReader::implication),
                e.textOrNull("usual"),
                e.texts("entities"));
    }

    private static Map<String, Object> rules(@Nullable Entry e) {
        Map<String, Object> rules = new HashMap<>();
        if (e != null) {
            if (e.flag("required")) {
                rules.put("required", true);
            }
            for (String key : NUMBER_RULES.split(" ")) {
                if (e.textOrNull(key) != null) {
                    rules.put(key, e.number(key, 0));
                }
            }
            e.done();
        }
        return Map.copyOf(rules);
    }

    private static Question.PrefillRule prefill(Entry e) {
        return new Question.PrefillRule(
                e.text("field"), e.texts("words"), e.textOrNull("answer"), e.number("confidence", 0.6));
    }

    private static Question.Implication implication(Entry e) {
        return new Question.Implication(e.text("answer"), e.texts("suppress"), e.pairs("prefill"), e.text("reason"));
    }

    private static Domain domain(Entry e) {
        return new Domain(
                e.text("key"),
                e.text("name"),
                list(e, "entities", KnowledgeReader::entity),
                list(e, "workflows", KnowledgeReader::workflow),
                list(e, "obligations", KnowledgeReader::obligation));
    }

    private static Domain.Entity entity(Entry e) {
        return new Domain.Entity(e.text("name"), e.texts("attributes"), e.texts("actions"));
    }

    private static Domain.Workflow workflow(Entry e) {
        return new Domain.Workflow(
                e.text("name"),
                e.text("trigger"),
                e.texts("steps"),
                e.texts("roles"),
                e.text("outcome"),
                e.texts("exceptions"));
    }

    private static Domain.Obligation obligation(Entry e) {
        return new Domain.Obligation(
                e.text("key"),
                oneOf(e, "area", AREAS),
                e.text("label"),
                e.text("question"),
                e.text("why"),
                e.texts("keywords"));
    }

    private static Pattern pattern(Entry e) {
        return new Pattern(
                e.text("id"),
                e.text("name"),
                e.text("source"),
                e.text("description"),
                e.texts("keywords"),
                e.texts("features"),
                e.pairs("answers"));
    }

    private static CanonicalEntity canonical(Entry e) {
        return new CanonicalEntity(
                e.text("name"),
                oneOf(e, "type", ENTITY_TYPES),
                e.texts("synonyms"),
                e.text("description"),
                e.texts("questions"));
    }

    private static Industry industry(Entry e) {
        Map<String, Double> relevance = new LinkedHashMap<>();
        Entry entities = e.entry("entities");
        if (entities != null) {
            e.pairs("entities").keySet().forEach(name -> relevance.put(name, entities.number(name, 0)));
        }
        return new Industry(e.text("code"), e.text("title"), e.texts("keywords"), Map.copyOf(relevance));
    }

    private static Integration integration(Entry e) {
        return new Integration(
                e.text("id"),
                e.text("name"),
                e.text("kind"),
                e.text("description"),
                e.texts("capabilities"),
                oneOf(e, "access", ACCESS),
                e.texts("needs"),
                e.texts("keywords"),
                e.texts("features"),
                e.texts("questions"));
    }

    private static String oneOf(Entry e, String key, Set<String> allowed) {
        String value = e.text(key);
        if (!allowed.contains(value)) {
            throw e.wrong("'" + key + "' is '" + value + "' but must be one of " + allowed);
        }
        return value;
    }
}
