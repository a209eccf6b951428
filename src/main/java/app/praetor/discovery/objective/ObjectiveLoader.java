package app.praetor.discovery.objective;

import app.praetor.discovery.Objective;
import app.praetor.discovery.Obligation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one objective file; refuses unknown keys, missing keys, wrong types, dangling and circular dependencies. */
public final class ObjectiveLoader {
    private static final Set<String> TOP = Set.of("key", "title", "greeting", "closing", "obligations");
    private static final Set<String> KEYS = Set.of(
            "key",
            "field",
            "category",
            "label",
            "question",
            "follow_up",
            "why",
            "collection",
            "widget",
            "depends_on",
            "satisfied_when",
            "follow_up_strategy",
            "max_attempts",
            "priority",
            "choices");
    private static final int MAX_LENGTH = 200_000;
    private static final Set<String> VARIANTS = Set.of("short", "plain", "expert");

    private final String file;
    private final @Nullable Objective shipped;
    private final Set<String> sections;

    private ObjectiveLoader(String file, @Nullable Objective shipped) {
        this.file = file;
        this.shipped = shipped;
        this.sections = shipped == null
                ? Set.of()
                : shipped.obligations().stream()
                        .map(o -> section(o.fieldPath()))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Reads the text of a file.
     *
     * @param file name for messages
     * @throws ObjectiveException with line and pointer when the text is not a valid objective
     */
    public static Objective load(String file, String yaml) {
        return load(file, yaml, null);
    }

    /**
     * Reads a version of an objective that ships: it has the same key, and fields only in sections of it, because only those
     * have a place in the requirements.
     *
     * @param file name for messages
     * @param shipped null for a file that stands alone
     * @throws ObjectiveException with line and pointer when the text is not a valid version
     */
    public static Objective load(String file, String yaml, @Nullable Objective shipped) {
        if (yaml.length() > MAX_LENGTH) {
            throw new ObjectiveException(file, 0, "/", "is longer than " + MAX_LENGTH + " characters");
        }
        try {
            Optional<Node> root =
                    new Compose(LoadSettings.builder().setLabel(file).build()).composeString(yaml);
            if (root.isEmpty()) {
                throw new ObjectiveException(file, 1, "/", "the file is empty");
            }
            return new ObjectiveLoader(file, shipped).objective(root.get());
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
            throw new ObjectiveException(file, line, "/", String.valueOf(e.getProblem()));
        } catch (YamlEngineException e) {
            throw new ObjectiveException(file, 0, "/", String.valueOf(e.getMessage()));
        }
    }

    private Objective objective(Node root) {
        Map<String, Node> top = mapping(root, "", TOP);
        List<Obligation> obligations = new ArrayList<>();
        String name = text(top, "key", "", root);
        if (shipped != null && !name.equals(shipped.key())) {
            throw broken(require(top, "key", "", root), "/key", "must stay '" + shipped.key() + "'");
        }
        Node listNode = require(top, "obligations", "", root);
        if (!(listNode instanceof SequenceNode list) || list.getValue().isEmpty()) {
            throw broken(listNode, "/obligations", "must be a list with at least one entry");
        }
        int i = 0;
        Set<String> keys = new HashSet<>();
        Set<String> fields = new HashSet<>();
        for (Node node : list.getValue()) {
            String at = "/obligations/" + i++;
            Obligation o = obligation(node, at);
            for (String dependency : o.dependencies()) {
                // Only what stands above can be named, so that circles cannot arise.
                if (!keys.contains(dependency)) {
                    throw broken(node, at + "/depends_on", "'" + dependency + "' is not an obligation above this one");
                }
            }
            if (!keys.add(o.key())) {
                throw broken(node, at + "/key", "'" + o.key() + "' is used twice");
            }
            if (!fields.add(o.fieldPath())) {
                throw broken(node, at + "/field", "'" + o.fieldPath() + "' is used twice");
            }
            obligations.add(o);
        }
        return new Objective(
                name,
                text(top, "title", "", root),
                text(top, "greeting", "", root),
                text(top, "closing", "", root),
                obligations);
    }

    private Obligation obligation(Node node, String at) {
        Map<String, Node> map = mapping(node, at, KEYS);
        Node questionNode = require(map, "question", at, node);
        Map<String, Node> question = mapping(questionNode, at + "/question", VARIANTS);
        String field = text(map, "field", at, node);
        if (!field.matches("[a-z_]+\\.[A-Za-z]+")) {
            throw broken(require(map, "field", at, node), at + "/field", "'" + field + "' is not section.field");
        }
        if (shipped != null && !sections.contains(section(field))) {
            throw broken(
                    require(map, "field", at, node),
                    at + "/field",
                    "there is no section '" + section(field) + "'; there are " + sections);
        }
        return new Obligation(
                text(map, "key", at, node),
                field,
                text(map, "category", at, node),
                text(map, "label", at, node),
                text(question, "short", at + "/question", questionNode),
                text(question, "plain", at + "/question", questionNode),
                text(question, "expert", at + "/question", questionNode),
                text(map, "follow_up", at, node),
                text(map, "why", at, node),
                Obligation.Collection.valueOf(oneOf(map, "collection", at, node, "single", Set.of("single", "list"))
                        .toUpperCase(Locale.ROOT)),
                oneOf(map, "widget", at, node, "freeform", Set.of("freeform", "choice", "hybrid")),
                strings(map, "depends_on", at),
                number(map, "satisfied_when", at, node, 0.5, 0, 1),
                oneOf(map, "follow_up_strategy", at, node, "narrow", Set.of("narrow", "none")),
                (int) number(map, "max_attempts", at, node, 2, 1, 5),
                (int) number(map, "priority", at, node, 50, 0, 100),
                strings(map, "choices", at));
    }

    private static String section(String field) {
        return field.substring(0, field.indexOf('.'));
    }

    private Map<String, Node> mapping(Node node, String at, Set<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw broken(node, at.isEmpty() ? "/" : at, "must be a mapping");
        }
        Map<String, Node> result = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key) || !known.contains(key.getValue())) {
                String name = tuple.getKeyNode() instanceof ScalarNode s ? s.getValue() : "?";
                throw broken(tuple.getKeyNode(), at + "/" + name, "unknown key");
            }
            if (result.put(key.getValue(), tuple.getValueNode()) != null) {
                throw broken(key, at + "/" + key.getValue(), "key is there twice");
            }
        }
        return result;
    }

    private Node require(Map<String, Node> map, String key, String at, Node parent) {
        Node node = map.get(key);
        if (node == null) {
            throw broken(parent, at + "/" + key, "is missing");
        }
        return node;
    }

    private String text(Map<String, Node> map, String key, String at, Node parent) {
        Node node = require(map, key, at, parent);
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw broken(node, at + "/" + key, "must be a text that is not empty");
        }
        return scalar.getValue().strip();
    }

    private String oneOf(Map<String, Node> map, String key, String at, Node parent, String standard, Set<String> of) {
        if (!map.containsKey(key)) {
            return standard;
        }
        String value = text(map, key, at, parent);
        if (!of.contains(value)) {
            throw broken(require(map, key, at, parent), at + "/" + key, "'" + value + "' is not one of " + of);
        }
        return value;
    }

    private List<String> strings(Map<String, Node> map, String key, String at) {
        Node node = map.get(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode list)) {
            throw broken(node, at + "/" + key, "must be a list of texts");
        }
        List<String> result = new ArrayList<>();
        for (Node item : list.getValue()) {
            if (!(item instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
                throw broken(item, at + "/" + key + "/" + result.size(), "must be a text that is not empty");
            }
            result.add(scalar.getValue());
        }
        return result;
    }

    private double number(
            Map<String, Node> map, String key, String at, Node parent, double standard, double min, double max) {
        if (!map.containsKey(key)) {
            return standard;
        }
        String value = text(map, key, at, parent);
        Node node = require(map, key, at, parent);
        try {
            double number = Double.parseDouble(value);
            if (number >= min && number <= max) {
                return number;
            }
            throw broken(node, at + "/" + key, value + " is not between " + min + " and " + max);
        } catch (NumberFormatException e) {
            throw broken(node, at + "/" + key, "'" + value + "' is not a number");
        }
    }

    private ObjectiveException broken(Node node, String pointer, String problem) {
        int line = node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
        return new ObjectiveException(file, line, pointer, problem);
    }
}
