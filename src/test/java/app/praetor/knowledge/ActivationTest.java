package app.praetor.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.knowledge.ProjectFacts.Fact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActivationTest {
    private static final String POOLS = """
        pools:
          - id: p
            name: P
            when: %s
            questions:
              - {id: q, text: Q?, why: W, type: text}
        """;

    @Test
    void recognisesTheIndustryAndWhatItIsAPartOf() {
        assertThat(industries("We are a small brewery with a bottling line."))
                .first()
                .isEqualTo("3121");
        assertThat(industries("Our watchmaker's repair shop is always full"))
                .contains("811", "81")
                .doesNotContain("31-33");
        assertThat(industries("our car dealership sells used cars")).contains("4411", "441", "44-45");
        assertThat(industries("something entirely different")).isEmpty();
    }

    @Test
    void knowsTheEntitiesOfAnIndustryThatNobodyNamed() {
        KnowledgeBase kb = KnowledgeBase.load();
        assertThat(Activation.of(kb, facts("our law firm has grown", 0.9)).entities())
                .extracting(CanonicalEntity::name)
                .contains("Case", "Deadline");
    }

    @Test
    void findsWhatTheClientNamed() {
        Activation activation = Activation.of(
                KnowledgeBase.load(), facts("the books are in Xero and we never want PayPal again; we oversell", 0.9));
        assertThat(activation.integrations()).extracting(Integration::id).contains("xero");
        assertThat(activation.patterns()).contains("reserve-on-order");
        assertThat(Activation.of(KnowledgeBase.load(), facts("we do not need PayPal", 0.9))
                        .integrations())
                .isEmpty();
    }

    @Test
    void everyPartOfARuleIsEnough() {
        assertThat(holds("{keywords: [kiln]}", "the kiln is hot", 0.9)).isTrue();
        assertThat(holds("{domains: [general]}", "the kiln is hot", 0.9)).isTrue();
        assertThat(holds("{industries: [\"72\"]}", "our pizzeria", 0.9)).isTrue();
        assertThat(holds("{industries: [\"72\"]}", "our kiln", 0.9)).isFalse();
        assertThat(holds("{patterns: [hot]}", "the furnace", 0.9)).isTrue();
        assertThat(holds("{}", "the kiln is hot", 0.9)).isFalse();
    }

    @Test
    void thresholdAndIndustryNarrowARule() {
        assertThat(holds("{keywords: [kiln], threshold: 0.8}", "the kiln", 0.5)).isFalse();
        assertThat(holds("{keywords: [kiln], threshold: 0.8}", "the kiln", 0.8)).isTrue();
        assertThat(holds("{keywords: [kiln], only: [\"72\"]}", "the kiln", 0.9)).isFalse();
        assertThat(holds("{keywords: [kiln], only: [\"72\"]}", "the kiln of our pizzeria", 0.9))
                .isTrue();
    }

    @Test
    void entitiesCountWhenTheyAreNamedAgainAlsoBySynonym() {
        KnowledgeBase kb = base("{entities: [Oven]}");
        When when = kb.pools().getFirst().when();
        ProjectFacts again = new ProjectFacts(
                "general",
                Map.of(
                        "purpose_and_problem.coreProblem", List.of(new Fact("the kiln is slow", "", 0.9)),
                        "constraints.existingSystems", List.of(new Fact("two ovens", "", 0.9))),
                List.of());
        assertThat(Activation.of(kb, again).holdsByEntity(when)).isTrue();
        assertThat(Activation.of(kb, again).holds(when)).isFalse();
        assertThat(Activation.of(kb, facts("the kiln", 0.9)).holdsByEntity(when))
                .isFalse();
    }

    private static boolean holds(String when, String words, double confidence) {
        KnowledgeBase kb = base(when);
        return Activation.of(kb, facts(words, confidence))
                .holds(kb.pools().getFirst().when());
    }

    private static KnowledgeBase base(String when) {
        return KnowledgeBase.of(Map.of(
                "pools/p.yaml",
                POOLS.formatted(when),
                "patterns/p.yaml",
                "patterns:\n  - {id: hot, name: Hot, source: S, description: D, keywords: [furnace]}",
                "entities/e.yaml",
                "entities:\n  - {name: Oven, type: resource, synonyms: [kiln], description: D}",
                "industries/i.yaml",
                "industries:\n  - {code: \"72\", title: Food, keywords: [pizzeria]}",
                "domains/general.yaml",
                "{key: general, name: General}"));
    }

    private static List<String> industries(String words) {
        return Activation.of(KnowledgeBase.load(), facts(words, 0.9)).industries().stream()
                .map(Industry::code)
                .toList();
    }

    private static ProjectFacts facts(String words, double confidence) {
        return new ProjectFacts(
                "general",
                Map.of("purpose_and_problem.coreProblem", List.of(new Fact(words, "", confidence))),
                List.of());
    }
}
