package app.praetor.knowledge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Turns the text of a knowledge file into records; complains about what it does not know. */
final class KnowledgeReader {
    private static final Set<String> TYPES = Set.of("text", "select", "multi_select", "boolean", "number", "date");
    private static final Set<String> COMPLEXITY = Set.of("low", "medium", "high");
    private static final String NUMBER_RULES = "min max minLength maxLength";

    private KnowledgeReader() {}

    static List<Feature> features(String file, String yaml) {
        return list(file, yaml, "features").stream()
                .map(KnowledgeReader::feature)
                .toList();
    }

    static List<Pool> pools(String file, String yaml) {
        return list(file, yaml, "pools").stream().map(KnowledgeReader::pool).toList();
    }

    static List<Domain> domains(String file, String yaml) {
        return list(file, yaml, "domains").stream().map(KnowledgeReader::domain).toList();
    }

    static List<Pattern> patterns(String file, String yaml) {
        return list(file, yaml, "patterns").stream()
                .map(KnowledgeReader::pattern)
                .toList();
    }

    private static List<Entry> list(String file, String yaml, String key) {
        LoadSettings settings =
                LoadSettings.builder().setLabel(file).setUseMarks(true).build();
        Entry root;
        try {
            root = new Entry(
                    file,
                    new Compose(settings)
                            .composeString(yaml)
                            .orElseThrow(() -> new KnowledgeException(file + ": the file is empty")));
        } catch (YamlEngineException e) {
            throw new KnowledgeException(file + ": " + e.getMessage(), e);
        }
        List<Entry> entries = root.entries(key);
        root.done();
        return entries;
    }

    private static Feature feature(Entry e) {
        Feature feature = new Feature(
                e.text("id"),
                e.text("name"),
                e.text("description"),
                e.text("category"),
                oneOf(e, "complexity", COMPLEXITY),
                e.texts("domains"),
                e.texts("keywords"),
                e.texts("entities"),
                e.texts("questions"));
        e.done();
        return feature;
    }

    private static Pool pool(Entry e) {
        Pool pool = new Pool(
                e.text("id"),
                e.text("name"),
                when(e.entry("when")),
                e.entries("questions").stream().map(KnowledgeReader::question).toList());
        e.done();
        return pool;
    }

    private static When when(@Nullable Entry e) {
        if (e == null) {
            return new When(false, List.of(), List.of(), List.of());
        }
        When when = new When(e.flag("always"), e.texts("keywords"), e.texts("features"), e.texts("domains"));
        e.done();
        return when;
    }

    private static Question question(Entry e) {
        String type = oneOf(e, "type", TYPES);
        List<String> options = e.texts("options");
        if (type.endsWith("select") == options.isEmpty()) {
            throw e.wrong("options belong to select and multi_select, and only to them");
        }
        Question question = new Question(
                e.text("id"),
                e.text("text"),
                e.text("why"),
                type,
                options,
                rules(e.entry("rules")),
                (int) e.number("priority", 3),
                when(e.entry("when")),
                e.texts("after"),
                e.entries("prefill").stream().map(KnowledgeReader::prefill).toList(),
                e.entries("implies").stream().map(KnowledgeReader::implication).toList());
        e.done();
        return question;
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
        Question.PrefillRule rule = new Question.PrefillRule(
                e.text("field"), e.texts("words"), e.textOrNull("answer"), e.number("confidence", 0.6));
        e.done();
        return rule;
    }

    private static Question.Implication implication(Entry e) {
        Question.Implication implication =
                new Question.Implication(e.text("answer"), e.texts("suppress"), e.pairs("prefill"), e.text("reason"));
        e.done();
        return implication;
    }

    private static Domain domain(Entry e) {
        Domain domain = new Domain(
                e.text("key"),
                e.text("name"),
                e.entries("entities").stream().map(KnowledgeReader::entity).toList());
        e.done();
        return domain;
    }

    private static Domain.Entity entity(Entry e) {
        Domain.Entity entity = new Domain.Entity(e.text("name"), e.texts("attributes"), e.texts("actions"));
        e.done();
        return entity;
    }

    private static Pattern pattern(Entry e) {
        Pattern pattern = new Pattern(
                e.text("id"),
                e.text("name"),
                e.text("description"),
                e.texts("keywords"),
                e.texts("features"),
                e.pairs("answers"));
        e.done();
        return pattern;
    }

    private static String oneOf(Entry e, String key, Set<String> allowed) {
        String value = e.text(key);
        if (!allowed.contains(value)) {
            throw e.wrong("'" + key + "' is '" + value + "' but must be one of " + allowed);
        }
        return value;
    }
}
