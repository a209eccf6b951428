package app.praetor.knowledge.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What the quick reader understands it reads as the library does; the rest it leaves alone. */
class PlainYamlTest {
    @Test
    void readsEveryShippedFileAsTheLibraryDoes() {
        KnowledgeFiles.texts()
                .forEach((name, yaml) -> assertThat(PlainYaml.read(yaml).map(PlainYamlTest::plain))
                        .as(name)
                        .contains(plain(KnowledgeReader.library(name, yaml, false))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: 1\nb: two words",
                "a:\n  - x: 1\n    y: \"2\"\n  - x: 3",
                "a: [1, \"b, c\", d e]\nf: {g: h, \"i j\": [k, {l: m}], n: {}}\no: []",
                "# comment\na:\n\n  # inside\n  b: \"say \\\"so\\\" \\\\ now\"\n",
                "{a: b, c: [d]}",
                "a:\n  - one\n  - \"two: 2\"\n  - {x: y}\nb: c-d_e",
                "a: b\r\nc: d\r\n"
            })
    void agreesWithTheLibrary(String yaml) {
        assertThat(PlainYaml.read(yaml).map(PlainYamlTest::plain))
                .contains(plain(KnowledgeReader.library("a", yaml, false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &x 1",
                "a: *x",
                "a: |\n  text",
                "a: >\n  text",
                "a: 'single'",
                "a: b # comment",
                "a: b: c",
                "a:\n\t- b",
                "a: [1,\n  2]",
                "a: \"open",
                "a: \"\\n\"",
                "a:",
                "? a",
                "a: b\n   c: d",
                "  a: b",
                "---\na: b",
                "a: [b",
                "a: {b}",
                "a: !tag b",
                "",
                "-"
            })
    void leavesToTheLibraryWhatIsNotPlain(String yaml) {
        assertThat(PlainYaml.read(yaml)).isEmpty();
    }

    private static Object plain(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode list ->
                list.getValue().stream().map(PlainYamlTest::plain).toList();
            case MappingNode mapping ->
                mapping.getValue().stream()
                        .map(t -> List.of(plain(t.getKeyNode()), plain(t.getValueNode())))
                        .collect(Collectors.toList());
            default -> throw new AssertionError(node);
        };
    }
}
