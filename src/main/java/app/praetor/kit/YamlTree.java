package app.praetor.kit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * YAML of a stranger as plain maps and lists, with the line of every value. Size and depth are limited; aliases are
 * refused, because a few lines of them can stand for gigabytes.
 *
 * @param lines line (from 1) by JSON pointer
 */
record YamlTree(@Nullable Object value, Map<String, Integer> lines) {
    private static final int MAX_SIZE = 1_000_000;
    private static final int MAX_DEPTH = 40;

    /** Throws KitException with the place of the problem. */
    static YamlTree parse(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MAX_SIZE)
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(1)
                .build();
        if (text.length() > MAX_SIZE) {
            throw new KitException(new KitProblem(file, 0, "", "is larger than " + MAX_SIZE + " characters"));
        }
        try {
            limit(file, settings, text);
            Optional<Node> root = new Compose(settings).composeString(text);
            Map<String, Integer> lines = new HashMap<>();
            return new YamlTree(root.isEmpty() ? null : convert(file, root.get(), "", lines), lines);
        } catch (MarkedYamlEngineException e) {
            throw new KitException(new KitProblem(file, line(e.getProblemMark()), "", String.valueOf(e.getProblem())));
        } catch (YamlEngineException e) {
            throw new KitException(new KitProblem(file, 0, "", String.valueOf(e.getMessage())));
        }
    }

    int line(String pointer) {
        String p = pointer;
        while (!lines.containsKey(p) && !p.isEmpty()) {
            p = p.substring(0, p.lastIndexOf('/'));
        }
        return lines.getOrDefault(p, 0);
    }

    /** A key as a part of a JSON pointer. */
    static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static void limit(String file, LoadSettings settings, String text) {
        int depth = 0;
        // The event parser keeps its own stack; only composing would recurse.
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof AliasEvent) {
                throw new KitException(new KitProblem(file, line(event.getStartMark()), "", "aliases are not allowed"));
            }
            if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                throw new KitException(
                        new KitProblem(file, line(event.getStartMark()), "", "is nested deeper than " + MAX_DEPTH));
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }

    private static @Nullable Object convert(String file, Node node, String pointer, Map<String, Integer> lines) {
        lines.put(pointer, line(node.getStartMark()));
        if (node instanceof MappingNode mapping) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    throw new KitException(new KitProblem(
                            file, line(tuple.getKeyNode().getStartMark()), pointer, "a key must be a plain text"));
                }
                String below = pointer + "/" + escape(key.getValue());
                if (map.containsKey(key.getValue())) {
                    throw new KitException(new KitProblem(file, line(key.getStartMark()), below, "is there twice"));
                }
                map.put(key.getValue(), convert(file, tuple.getValueNode(), below, lines));
                lines.put(below, line(key.getStartMark()));
            }
            return map;
        }
        if (node instanceof SequenceNode sequence) {
            List<@Nullable Object> list = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                list.add(convert(file, item, pointer + "/" + list.size(), lines));
            }
            return list;
        }
        return scalar((ScalarNode) node);
    }

    private static @Nullable Object scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getTag().equals(Tag.NULL)) {
            return null;
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (node.getTag().equals(Tag.INT) && text.length() <= 18) {
            return Long.valueOf(text);
        }
        if (node.getTag().equals(Tag.FLOAT) && text.matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
            return new BigDecimal(text);
        }
        return text;
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(m -> m.getLine() + 1).orElse(0);
    }
}
