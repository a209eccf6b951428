package app.praetor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a compiled specification promises. */
class SpecCompilerTest {
    private final SpecCompiler compiler = new SpecCompiler();
    private final SpecValidator validator = new SpecValidator();

    private static SpecInputs withFields(SpecInputs in, List<SpecInputs.Field> fields) {
        return new SpecInputs(
                in.project(),
                fields,
                in.features(),
                in.answers(),
                in.entities(),
                in.openQuestions(),
                in.integrations(),
                in.patterns());
    }

    private static List<String> statements(JsonNode spec) {
        List<String> all = new ArrayList<>();
        spec.path("requirements").forEach(r -> all.add(r.path("statement").asString()));
        return all;
    }

    private static Map<String, String> idByTitle(JsonNode spec) {
        Map<String, String> all = new HashMap<>();
        spec.path("requirements")
                .forEach(r -> all.put(r.path("title").asString(), r.path("id").asString()));
        return all;
    }

    @Test
    void bothFormatsAreValidByTheirSchema() {
        for (SpecInputs in : List.of(
                SpecFixtures.boats(),
                SpecFixtures.choir(),
                SpecInputs.empty(SpecFixtures.boats().project()))) {
            for (SpecFormat format : SpecFormat.values()) {
                assertThat(validator.validate(compiler.compile(in, format).spec()))
                        .isEmpty();
            }
        }
    }

    @Test
    void unchangedInputsGiveTheSameHashAndDocument() {
        CompiledSpec a = compiler.compile(SpecFixtures.boats(), SpecFormat.V2);
        CompiledSpec b = compiler.compile(SpecFixtures.boats(), SpecFormat.V2);
        assertThat(a).isEqualTo(b);
        assertThat(compiler.sourceHash(SpecFixtures.boats(), SpecFormat.V2)).isEqualTo(a.sourceHash());
        assertThat(compiler.sourceHash(SpecFixtures.choir(), SpecFormat.V2)).isNotEqualTo(a.sourceHash());
        assertThat(compiler.sourceHash(SpecFixtures.boats(), SpecFormat.V1)).isNotEqualTo(a.sourceHash());
    }

    @Test
    void statementsAreSentencesAndUncertainWordsStayQuoted() {
        JsonNode spec = compiler.compile(SpecFixtures.boats(), SpecFormat.V2).spec();
        assertThat(statements(spec))
                .allSatisfy(s -> assertThat(s).matches("(?s)^(The|When|While|If) .*\\.$"))
                .contains(
                        "The system shall allow harbour crew to book a boat for a guest.",
                        "When the boat is returned, the system shall send a refund.",
                        "The system shall not require guests to create an account.",
                        "The system shall not involve commission on every booking.",
                        "The system shall respect this dealbreaker of the client: “No cloud”.",
                        "The system shall work without internet.",
                        "The system is not required to provide invoices.")
                .anySatisfy(s -> assertThat(s).contains("“I never know who took which boat”"));
    }

    @Test
    void everyRequirementHasAcceptanceAndItsWordsAreTheClients() {
        SpecInputs in = SpecFixtures.boats();
        JsonNode spec = compiler.compile(in, SpecFormat.V2).spec();
        List<String> said = new ArrayList<>();
        in.fields().forEach(f -> said.add(f.snippet()));
        in.answers().forEach(a -> said.add(a.answer()));
        in.features().forEach(f -> f.sources().forEach(s -> said.add(s.snippet())));
        for (JsonNode r : spec.path("requirements")) {
            assertThat(r.path("acceptance")).isNotEmpty();
            r.path("sources")
                    .forEach(s -> assertThat(said).contains(s.path("snippet").asString()));
        }
        assertThat(spec.path("traceability")).hasSameSizeAs(spec.path("requirements"));
    }

    @Test
    void whatIsUnknownIsAskedAndWhatIsUnsureIsConfirmed() {
        JsonNode boats = compiler.compile(SpecFixtures.boats(), SpecFormat.V2).spec();
        assertThat(boats.path("openQuestions"))
                .extracting(q -> q.path("ref").asString())
                .contains("constraints.budget", "q4");
        assertThat(boats.has("designSystem")).isFalse();
        JsonNode choir = compiler.compile(SpecFixtures.choir(), SpecFormat.V2).spec();
        assertThat(choir.path("requirements").path(0).path("toConfirm").asBoolean())
                .isTrue();
        assertThat(choir.path("requirements").path(0).path("priority").asString())
                .isNotEqualTo("must");
        assertThat(choir.path("nonFunctional")).isEmpty();
    }

    @Test
    void survivingRequirementsKeepTheirNumbersAndRemovedNumbersAreNotGivenAgain() {
        SpecInputs in = SpecFixtures.boats();
        JsonNode first = compiler.compile(in, SpecFormat.V2).spec();
        List<SpecInputs.Field> fields = new ArrayList<>(in.fields());
        fields.removeIf(f -> f.fieldPath().endsWith("painPoints"));
        Collections.reverse(fields);
        fields.addFirst(SpecFixtures.field("users_and_personas.painPoints", "Pain points", "Wet paper"));
        JsonNode second =
                compiler.compile(withFields(in, fields), SpecFormat.V2, first).spec();
        assertThat(validator.validate(second)).isEmpty();
        Map<String, String> before = idByTitle(first);
        Map<String, String> after = idByTitle(second);
        before.forEach((title, id) -> {
            if (after.containsKey(title)) {
                assertThat(after.get(title)).as(title).isEqualTo(id);
            }
        });
        assertThat(before.values()).doesNotContain(after.get("Wet paper"));
        SpecDiff diff = SpecDiff.semantic(first, second);
        assertThat(diff.added()).extracting(SpecDiff.Item::title).containsExactly("Wet paper");
        assertThat(diff.removed())
                .extracting(SpecDiff.Item::title)
                .containsExactly("Double bookings", "We lose the paper slips");
        assertThat(diff.changed()).isEmpty();
    }

    @Test
    void aChangedAnswerIsAChangeNotARemovalAndAnAddition() {
        SpecInputs in = SpecFixtures.boats();
        List<SpecInputs.Field> fields = new ArrayList<>(in.fields());
        fields.replaceAll(f -> f.fieldPath().endsWith("timeline")
                ? SpecFixtures.field("constraints.timeline", "Timeline", "Live by June")
                : f);
        JsonNode first = compiler.compile(in, SpecFormat.V2).spec();
        JsonNode second =
                compiler.compile(withFields(in, fields), SpecFormat.V2, first).spec();
        SpecDiff diff = SpecDiff.semantic(first, second);
        assertThat(diff.added()).isEmpty();
        assertThat(diff.removed()).isEmpty();
        assertThat(diff.changed())
                .singleElement()
                .satisfies(c -> assertThat(c.parts()).contains("statement", "acceptance"));
        assertThat(SpecDiff.semantic(first, first).isEmpty()).isTrue();
    }

    @Test
    void theValidatorNamesThePlace() {
        JsonNode broken = JsonMapper.builder().build().readTree("{\"format\":\"v2\",\"extra\":1}");
        assertThat(validator.validate(broken)).isNotEmpty();
        assertThat(validator.validate(JsonMapper.builder().build().readTree("{}")))
                .singleElement()
                .satisfies(p -> assertThat(p.pointer()).isEqualTo("/format"));
    }

    @Test
    void markdownShowsRequirementsSourcesAndNoMarkupOfTheClient() {
        SpecInputs in = withFields(
                SpecFixtures.boats(),
                List.of(SpecFixtures.field(
                        "users_and_personas.painPoints", "Pain points", "<script>alert(1)</script> *bold*")));
        String text = SpecMarkdown.render(compiler.compile(in, SpecFormat.V2).spec());
        assertThat(text)
                .startsWith("# Harbour boat hire\n")
                .contains("FR-001", "Client, turn 2")
                .doesNotContain("<script>");
        assertThat(SpecMarkdown.render(compiler.compile(in, SpecFormat.V1).spec()))
                .contains("Pain points");
    }

    @Test
    void canonicalJsonIsOneTextForOneValue() {
        JsonMapper mapper = JsonMapper.builder().build();
        assertThat(CanonicalJson.write(mapper.readTree("{\"b\": 1.50, \"a\": [1e2, 0.0, null, true, \"é\"]}")))
                .isEqualTo("{\"a\":[100,0,null,true,\"é\"],\"b\":1.5}");
    }
}
