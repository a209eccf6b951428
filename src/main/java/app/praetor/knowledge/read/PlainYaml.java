package app.praetor.knowledge.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads the small part of YAML that the shipped files keep to: nested mappings and lists, one value a line, flow lists
 * and mappings within a line, double quotes. The library takes most of a second for them in a program that has just
 * started, this a tenth. Whatever it does not understand is left to the library, so it never decides what is right.
 */
final class PlainYaml {
    private record Line(int indent, String text) {}

    /** Not the plain part of YAML. */
    private static final class Unusual extends Exception {
        private static final long serialVersionUID = 1L;

        Unusual() {
            super("not plain", null, false, false);
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private int next;

    private String text = "";
    private int at;

    private PlainYaml(String yaml) throws Unusual {
        if (yaml.indexOf('\t') >= 0) {
            throw new Unusual();
        }
        for (String raw : yaml.split("\n", -1)) {
            int indent = 0;
            while (indent < raw.length() && raw.charAt(indent) == ' ') {
                indent++;
            }
            String line = raw.substring(indent).stripTrailing();
            if (line.startsWith("---") || line.startsWith("%")) {
                throw new Unusual();
            }
            if (!line.isEmpty() && line.charAt(0) != '#') {
                lines.add(new Line(indent, line));
            }
        }
    }

    /** The root of the document; empty when the library has to read it. */
    static Optional<Node> read(String yaml) {
        try {
            PlainYaml reader = new PlainYaml(yaml);
            if (reader.lines.isEmpty() || reader.lines.getFirst().indent() != 0) {
                return Optional.empty();
            }
            Node root = reader.block(0);
            return reader.next == reader.lines.size() ? Optional.of(root) : Optional.empty();
        } catch (Unusual e) {
            return Optional.empty();
        }
    }

    private Node block(int indent) throws Unusual {
        Line first = lines.get(next);
        if (first.text().startsWith("- ")) {
            return list(indent);
        }
        if (first.text().startsWith("{") || first.text().startsWith("[")) {
            next++;
            return inline(first.text());
        }
        return mapping(indent);
    }

    private Node list(int indent) throws Unusual {
        List<Node> items = new ArrayList<>();
        while (next < lines.size() && lines.get(next).indent() == indent) {
            String line = lines.get(next).text();
            if (!line.startsWith("- ") || line.length() < 3 || line.charAt(2) == ' ') {
                throw new Unusual();
            }
            String item = line.substring(2);
            if ("{[\"".indexOf(item.charAt(0)) < 0 && keyEnd(item) > 0) {
                lines.set(next, new Line(indent + 2, item));
                items.add(mapping(indent + 2));
            } else {
                next++;
                items.add(inline(item));
            }
        }
        deeper(indent);
        return new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK);
    }

    private Node mapping(int indent) throws Unusual {
        List<NodeTuple> pairs = new ArrayList<>();
        while (next < lines.size() && lines.get(next).indent() == indent) {
            String line = lines.get(next).text();
            int end = keyEnd(line);
            if (end <= 0) {
                throw new Unusual();
            }
            Node key = scalar(plain(line.substring(0, end)));
            String rest = line.substring(end + 1).strip();
            next++;
            if (!rest.isEmpty()) {
                pairs.add(new NodeTuple(key, inline(rest)));
            } else if (next < lines.size() && lines.get(next).indent() > indent) {
                pairs.add(new NodeTuple(key, block(lines.get(next).indent())));
            } else {
                throw new Unusual();
            }
        }
        deeper(indent);
        return new MappingNode(Tag.MAP, pairs, FlowStyle.BLOCK);
    }

    /** A line that is indented further than its block belongs to something that is not plain. */
    private void deeper(int indent) throws Unusual {
        if (next < lines.size() && lines.get(next).indent() > indent) {
            throw new Unusual();
        }
    }

    /** Where the key of a line ends; 0 when it has none. */
    private static int keyEnd(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ':' && (i + 1 == line.length() || line.charAt(i + 1) == ' ')) {
                return i;
            }
            if (!Character.isLetterOrDigit(c) && c != '-' && c != '_') {
                return 0;
            }
        }
        return 0;
    }

    private Node inline(String value) throws Unusual {
        char first = value.charAt(0);
        if (first != '{' && first != '[' && first != '"') {
            return scalar(plain(value));
        }
        text = value;
        at = 0;
        Node node = flow();
        if (at < text.length()) {
            throw new Unusual();
        }
        return node;
    }

    private Node flow() throws Unusual {
        return switch (peek()) {
            case '[' -> {
                List<Node> items = new ArrayList<>();
                while (more(']', items.isEmpty())) {
                    items.add(flow());
                }
                yield new SequenceNode(Tag.SEQ, items, FlowStyle.FLOW);
            }
            case '{' -> {
                List<NodeTuple> pairs = new ArrayList<>();
                while (more('}', pairs.isEmpty())) {
                    Node key = flow();
                    if (peek() != ':' || at + 1 >= text.length() || text.charAt(at + 1) != ' ') {
                        throw new Unusual();
                    }
                    at++;
                    spaces();
                    pairs.add(new NodeTuple(key, flow()));
                }
                yield new MappingNode(Tag.MAP, pairs, FlowStyle.FLOW);
            }
            case '"' -> scalar(quoted());
            default -> {
                int start = at;
                while (at < text.length() && ",]}:".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                yield scalar(plain(text.substring(start, at).strip()));
            }
        };
    }

    /** Steps to the next item of a flow collection; false at its end, which is passed. */
    private boolean more(char end, boolean first) throws Unusual {
        if (first) {
            at++;
        }
        spaces();
        if (peek() == end) {
            at++;
            return false;
        }
        if (!first) {
            if (peek() != ',') {
                throw new Unusual();
            }
            at++;
            spaces();
        }
        return true;
    }

    private String quoted() throws Unusual {
        int start = ++at;
        int end = text.indexOf('"', start);
        if (end > 0 && text.lastIndexOf('\\', end) < start) {
            at = end + 1;
            return text.substring(start, end);
        }
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c == '\\') {
                c = peek();
                if (c != '"' && c != '\\') {
                    throw new Unusual();
                }
                at++;
            }
            out.append(c);
        }
        at++;
        return out.toString();
    }

    private char peek() throws Unusual {
        if (at >= text.length()) {
            throw new Unusual();
        }
        return text.charAt(at);
    }

    private void spaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private static String plain(String value) throws Unusual {
        if (value.isEmpty() || "&*!|>'\"%@`#{}[],?:".indexOf(value.charAt(0)) >= 0) {
            throw new Unusual();
        }
        if (value.startsWith("- ") || value.contains(" #") || value.contains(": ") || value.endsWith(":")) {
            throw new Unusual();
        }
        return value;
    }

    private static Node scalar(String value) {
        return new ScalarNode(Tag.STR, value, ScalarStyle.PLAIN);
    }
}
