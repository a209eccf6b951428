package app.praetor.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run does to the output folder, and what it does not. */
class KitRunnerTest {
    private static final String OUTPUTS = """
        inputs:
          type: object
          required: [things]
          properties:
            things: { type: array, x-from: "$.things" }
            secret: { type: string, x-secret: true }
            loud: { type: boolean, default: false }
        outputs:
          - { id: each, type: md, path: "things/{{t.name}}.md", each: inputs.things as t, template: each.md }
          - { id: loud, type: md, path: loud.md, when: inputs.loud, template: t.md }
          - { id: links, type: md, path: links.md, template: links.md, validate: [markdown-links] }
        """;

    @TempDir
    Path dir;

    private Path kit;
    private Path out;

    @BeforeEach
    void files() throws IOException {
        kit = Files.createDirectory(dir.resolve("kit"));
        out = dir.resolve("out");
        Files.writeString(kit.resolve("each.md"), "{{t.name}} costs {{t.price}}\n");
        Files.writeString(kit.resolve("t.md"), "Hello");
        Files.writeString(kit.resolve("links.md"), "[good](things/a.md) [bad](nowhere.md)");
    }

    private KitResult run(String manifest, String spec, Map<String, Object> inputs, BooleanSupplier cancel)
            throws IOException {
        Files.writeString(kit.resolve("kit.yaml"), KitLoaderTest.HEAD + manifest);
        return new KitRunner().run(new KitLoader().load(kit), json(spec), inputs, out, (p, s, d, t) -> {}, cancel);
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }

    @Test
    void aFailedOutputDoesNotStopTheOthersAndIsLocated() throws IOException {
        KitResult result = run(
                OUTPUTS,
                "{\"things\":[{\"name\":\"a\",\"price\":1},{\"name\":\"b\"},{\"name\":\"../../evil\",\"price\":2}]}",
                Map.of(),
                () -> false);
        assertThat(result.status()).isEqualTo(KitResult.Status.PARTIAL);
        assertThat(out.resolve("things/a.md")).hasContent("a costs 1");
        assertThat(result.outputs().get(1).problems()).singleElement().satisfies(p -> {
            assertThat(p.file()).isEqualTo("each.md");
            assertThat(p.line()).isEqualTo(1);
            assertThat(p.message()).contains("price");
        });
        assertThat(result.outputs().get(2).problems())
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("leaves the output folder"));
        assertThat(result.outputs().get(3).status()).isEqualTo(KitResult.OutputStatus.WARNINGS);
        assertThat(dir.resolve("evil.md")).doesNotExist();
        assertThat(out.resolve("loud.md")).doesNotExist();
    }

    @Test
    void secretsAreNotWrittenDown() throws IOException {
        run(OUTPUTS, "{\"things\":[]}", Map.of("secret", "hunter-two"), () -> false);
        assertThat(Files.readString(out.resolve(KitRunner.ANSWERS)))
                .doesNotContain("hunter-two")
                .contains("inputsHash");
    }

    @Test
    void whatTheKitNoLongerMakesIsDeletedUnlessChangedByHand() throws IOException {
        run(OUTPUTS, "{\"things\":[{\"name\":\"a\",\"price\":1},{\"name\":\"b\",\"price\":1}]}", Map.of(), () -> false);
        Files.writeString(out.resolve("things/b.md"), "mine");
        run(OUTPUTS, "{\"things\":[]}", Map.of(), () -> false);
        assertThat(out.resolve("things/a.md")).doesNotExist();
        assertThat(out.resolve("things/b.md")).hasContent("mine");
    }

    @Test
    void aCancelledRunWritesNothing() throws IOException {
        KitResult result = run(OUTPUTS, "{\"things\":[{\"name\":\"a\",\"price\":1}]}", Map.of(), () -> true);
        assertThat(result.status()).isEqualTo(KitResult.Status.CANCELLED);
        assertThat(out).doesNotExist();
    }

    @Test
    void aStalePlanIsRefused() throws IOException {
        run(OUTPUTS, "{\"things\":[]}", Map.of(), () -> false);
        Kit loaded = new KitLoader().load(kit);
        KitRunner runner = new KitRunner();
        String plan =
                runner.plan(loaded, json("{\"things\":[]}"), Map.of(), out).hash();
        Files.writeString(out.resolve("links.md"), "edited");
        assertThatThrownBy(() -> runner.run(
                        loaded, json("{\"things\":[]}"), Map.of(), out, (p, s, d, t) -> {}, () -> false, plan))
                .isInstanceOf(KitException.class)
                .hasMessageContaining("stale");
    }

    @Test
    void missingInputsAndUnsupportedPartsAreRefusedClearly() {
        assertThatThrownBy(() -> run(OUTPUTS, "{}", Map.of(), () -> false))
                .hasMessageContaining("/inputs/properties/things");
        assertThatThrownBy(() -> run(
                        OUTPUTS + "resources:\n  - { kind: field, key: name }\n",
                        "{\"things\":[]}",
                        Map.of(),
                        () -> false))
                .hasMessageContaining("resources is not supported by this version");
    }

    @Test
    void aTemplateCannotReachAnythingButMaps() throws IOException {
        Files.writeString(kit.resolve("each.md"), "{{t.class.name}} {{t.name.bytes}}");
        KitResult result = run(OUTPUTS, "{\"things\":[{\"name\":\"a\",\"price\":1}]}", Map.of(), () -> false);
        assertThat(result.outputs().getFirst().status()).isEqualTo(KitResult.OutputStatus.FAILED);
    }
}
