package app.praetor.knowledge.lint;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.discovery.objective.Objectives;
import app.praetor.knowledge.KnowledgeContent;
import app.praetor.knowledge.Pool;
import app.praetor.knowledge.read.KnowledgeFiles;
import app.praetor.knowledge.read.KnowledgeReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The knowledge that ships is without findings, and the linter finds what it should in bad samples. */
class KnowledgeLintTest {
    private static final String GENERAL = "{key: general, name: General}";
    private static final Set<String> FIELDS = Set.of("constraints.budget");

    @Test
    void whatShipsIsFine() {
        KnowledgeContent content = KnowledgeReader.read(KnowledgeFiles.texts());
        assertThat(KnowledgeLint.findings(content, fields())).isEmpty();
        assertThat(KnowledgeLint.amounts(content)).isEmpty();
    }

    @Test
    void missesWhatWasPromised() {
        assertThat(KnowledgeLint.amounts(content("[]", "")))
                .extracting(Finding::place)
                .contains("pools", "questions", "features", "patterns", "integrations", "domains/general/workflows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Which carriers deliver the parcels?",
                "Which carrier delivers your parcel?",
                "Which carriers are delivering parcels?"
            })
    void findsTheSameQuestionInOtherWords(String again) {
        assertThat(rules(questions("Which carriers deliver parcels?", again))).containsExactly("duplicate");
    }

    @Test
    void toleratesQuestionsThatOnlyShareAWord() {
        assertThat(rules(questions("Which carriers deliver parcels?", "Where are the parcels packed in the evening?")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        How are goods stored and who counts them?             | Two questions in one
        Who may refund a payment, and up to which amount?     | Two questions in one
        Don't you think that a phone would be enough?         | leads
        Would a phone not be obviously better?                | leads
        Which API should partners call?                       | word of the trade
        how many people work here?                            | begins with a capital
        How many? And where do they work every day?           | one sentence
        Tell us about your customers                          | question mark
        """)
    void minds(String question, String problem) {
        assertThat(KnowledgeLint.findings(questions(question), FIELDS)).anySatisfy(f -> {
            assertThat(f.rule()).isEqualTo("tone");
            assertThat(f.problem()).contains(problem);
            assertThat(f.place()).isEqualTo("pools/p/q0");
        });
    }

    @Test
    void mindsAPoolThatDoesNotSayWhatItIsGoodFor() {
        KnowledgeContent content = questions("Which carriers deliver parcels?");
        Pool pool = content.pools().getFirst();
        KnowledgeContent mute = new KnowledgeContent(
                content.features(),
                List.of(new Pool(pool.id(), pool.name(), "", pool.when(), pool.questions())),
                content.patterns(),
                content.domains(),
                content.entities(),
                content.industries(),
                content.integrations());
        assertThat(rules(content)).isEmpty();
        assertThat(rules(mute)).containsExactly("rationale");
    }

    @Test
    void mindsAQuestionThatIsTooLong() {
        String question = "In which of all the many places that people of your firm might possibly go to "
                + "on a working day is there no signal for phones?";
        assertThat(rules(questions(question))).containsExactly("tone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Because.", "no capital at the beginning.", "Which carriers deliver parcels."})
    void wantsARealReason(String why) {
        assertThat(rules(content(
                        "[{id: q, text: \"Which carriers deliver parcels?\", why: \"" + why + "\", type: text}]",
                        "when: {always: true}")))
                .containsExactly("rationale");
    }

    @Test
    void findsPoolsAndQuestionsThatNothingActivates() {
        assertThat(KnowledgeLint.findings(
                        content(
                                "[{id: q, text: \"Which carriers deliver?\", why: Labels differ by carrier., type:"
                                        + " text}]",
                                ""),
                        FIELDS))
                .extracting(Finding::rule, Finding::place)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("unreachable", "pools/p/q"),
                        org.assertj.core.groups.Tuple.tuple("unreachable", "pools/p"));
    }

    @Test
    void findsFeaturesThatNothingRevealsAndThatAskNothing() {
        KnowledgeContent content = KnowledgeReader.read(Map.of(
                "domains/general.yaml",
                GENERAL,
                "features/a.yaml",
                "features:\n  - {id: a, name: A, description: D, category: C, complexity: low}"));
        assertThat(rules(content)).containsExactly("unreachable");
    }

    @Test
    void findsReferencesToNothingAndCircles() {
        String lost =
                "[{id: q, text: \"Which carriers deliver?\", why: Labels differ by carrier., type: text, after: [%s]}]";
        assertThat(rules(content(lost.formatted("lost"), "when: {always: true}")))
                .containsExactly("reference");
        assertThat(rules(content(lost.formatted("q"), "when: {always: true}"))).containsExactly("reference");
        assertThat(rules(content(lost.formatted(""), "when: {entities: [Lost]}")))
                .containsExactly("reference");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: boolean, prefill: [{field: constraints.budget, answer: maybe}]",
                "type: boolean, prefill: [{field: constraints.budget}]",
                "type: text, prefill: [{field: constraints.colour}]",
                "type: boolean, usual: perhaps",
                "type: select, options: [Road, Rail], prefill: [{field: constraints.budget, answer: Air}]",
                "type: select, options: [Road, Road]",
                "type: text, implies: [{answer: a, prefill: {other: perhaps}, reason: R.}]"
            })
    void findsProposalsThatWouldBeRefused(String rest) {
        String questions =
                "[{id: q, text: \"" + (rest.startsWith("type: boolean") ? "Is anything" : "Which parcels are")
                        + " sent today?\", why: Labels differ by carrier., " + rest
                        + "}, {id: other, text: \"Is anything sent abroad?\", why: Customs papers take time., type:"
                        + " boolean}]";
        assertThat(rules(content(questions, "when: {always: true}"))).containsExactly("proposal");
    }

    @Test
    void findsAWordThatStandsForTwoEntities() {
        KnowledgeContent content =
                KnowledgeReader.read(Map.of("domains/general.yaml", GENERAL, "entities/e.yaml", """
                    entities:
                      - {name: Order, type: resource, synonyms: [purchase], description: D}
                      - {name: Payment, type: action, synonyms: [Purchases], description: D}
                    """));
        assertThat(rules(content)).containsExactly("duplicate");
    }

    private static List<String> rules(KnowledgeContent content) {
        return KnowledgeLint.findings(content, FIELDS).stream()
                .map(Finding::rule)
                .distinct()
                .toList();
    }

    private static KnowledgeContent questions(String... texts) {
        StringBuilder questions = new StringBuilder("[");
        for (int i = 0; i < texts.length; i++) {
            questions.append("{id: q%d, text: \"%s\", why: Nobody has decided this so far., type: text},"
                    .formatted(i, texts[i]));
        }
        return content(questions.append("]").toString(), "when: {always: true}");
    }

    private static KnowledgeContent content(String questions, String when) {
        return KnowledgeReader.read(Map.of(
                "domains/general.yaml",
                GENERAL,
                "pools/p.yaml",
                "pools:\n  - id: p\n    name: P\n    why: Parcels that are lost cost trust.\n    " + when
                        + "\n    questions: " + questions + "\n"));
    }

    private static Set<String> fields() {
        return Objectives.builtIn().get("project_discovery").obligations().stream()
                .map(o -> o.fieldPath())
                .collect(Collectors.toSet());
    }
}
