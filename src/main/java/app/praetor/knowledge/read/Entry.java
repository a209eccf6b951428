package app.praetor.knowledge.read;

import app.praetor.knowledge.KnowledgeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of a knowledge file, read strictly: every key must be asked for, and each complaint names file and line.
 */
final class Entry {
    private final String file;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> read = new HashSet<>();

    Entry(String file, Node node) {
        this.file = file;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("a mapping is expected here");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode());
            if (values.put(key, tuple.getValueNode()) != null) {
                throw wrong("key '" + key + "' occurs twice");
            }
        }
    }

    /** An exception that points to this entry. */
    KnowledgeException wrong(String problem) {
        return wrong(node, problem);
    }

    private KnowledgeException wrong(Node at, String problem) {
        String line = at.getStartMark().map(m -> ":" + (m.getLine() + 1)).orElse("");
        return new KnowledgeException(file + line + ": " + problem);
    }

    String text(String key) {
        String text = textOrNull(key);
        if (text == null || text.isBlank()) {
            throw wrong("'" + key + "' is missing");
        }
        return text;
    }

    String text(String key, String otherwise) {
        String text = textOrNull(key);
        return text == null ? otherwise : text;
    }

    @Nullable
    String textOrNull(String key) {
        read.add(key);
        Node value = values.get(key);
        return value == null ? null : scalar(value).strip();
    }

    double number(String key, double otherwise) {
        String text = textOrNull(key);
        if (text == null) {
            return otherwise;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new KnowledgeException(file + ": '" + key + "' is not a number: " + text, e);
        }
    }

    boolean flag(String key) {
        String text = text(key, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong("'" + key + "' is neither true nor false");
        }
        return text.equals("true");
    }

    List<String> texts(String key) {
        return items(key).stream().map(this::scalar).toList();
    }

    List<Entry> entries(String key) {
        return items(key).stream().map(n -> new Entry(file, n)).toList();
    }

    @Nullable
    Entry entry(String key) {
        read.add(key);
        Node value = values.get(key);
        return value == null ? null : new Entry(file, value);
    }

    /** All pairs of a mapping of texts, which may have any key. */
    Map<String, String> pairs(String key) {
        Entry entry = entry(key);
        if (entry == null) {
            return Map.of();
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        entry.values.forEach((k, v) -> pairs.put(k, scalar(v)));
        return pairs;
    }

    /** To be called when everything is read. */
    void done() {
        for (String key : values.keySet()) {
            if (!read.contains(key)) {
                throw wrong("unknown key '" + key + "'");
            }
        }
    }

    private List<Node> items(String key) {
        read.add(key);
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            throw wrong(value, "'" + key + "' is not a list");
        }
        return new ArrayList<>(sequence.getValue());
    }

    private String scalar(Node value) {
        if (!(value instanceof ScalarNode scalar)) {
            throw wrong(value, "a single value is expected here");
        }
        return scalar.getValue();
    }
}
