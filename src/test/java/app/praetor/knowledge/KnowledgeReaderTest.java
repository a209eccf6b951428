package app.praetor.knowledge;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Wrong files are refused with their place. */
class KnowledgeReaderTest {
    private static final String DOMAINS = "{key: general, name: General}\n";
    private static final String POOLS = "pools: []";
    private static final String PATTERNS = "patterns: []";
    private static final String FEATURE = "  - {id: a, name: A, description: D, category: C, complexity: low}\n";

    @Test
    void refusesAnUnknownKeyWithItsLine() {
        refused("features:\n" + FEATURE.replace("}", ", colour: red}"), POOLS, PATTERNS)
                .hasMessage("features/a.yaml:2: unknown key 'colour'");
    }

    @Test
    void refusesADuplicateId() {
        refused("features:\n" + FEATURE + FEATURE, POOLS, PATTERNS)
                .hasMessageContaining("features/a")
                .hasMessageContaining("twice");
    }

    @Test
    void refusesAReferenceToNothing() {
        refused("features:\n" + FEATURE.replace("}", ", questions: [lost]}"), POOLS, PATTERNS)
                .hasMessage("features/a/questions: 'lost' does not exist");
        refused("features: []", POOLS, "patterns:\n  - {id: p, name: P, source: S, description: D, features: [lost]}")
                .hasMessage("patterns/p/features: 'lost' does not exist");
    }

    @Test
    void refusesAMissingReason() {
        refused(
                        "features: []",
                        "pools:\n  - id: p\n    name: P\n    questions:\n      - {id: q, text: Q?, type: text}",
                        PATTERNS)
                .hasMessage("pools/a.yaml:5: 'why' is missing");
    }

    @Test
    void refusesQuestionsThatWaitForEachOther() {
        String pools = """
            pools:
              - id: p
                name: P
                questions:
                  - {id: q, text: Q?, why: W, type: text, after: [r]}
                  - {id: r, text: R?, why: W, type: text, after: [q]}
            """;
        refused("features: []", pools, PATTERNS).hasMessageContaining("wait for each other");
    }

    @Test
    void refusesBrokenYaml() {
        refused("features: [", POOLS, PATTERNS).hasMessageContaining("features/a.yaml");
    }

    @Test
    void refusesAFolderThatNothingIsKnownAbout() {
        assertThatThrownBy(() -> KnowledgeBase.of(Map.of("colours/a.yaml", "colours: []")))
                .isInstanceOf(KnowledgeException.class)
                .hasMessageContaining("'colours'");
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(
            String features, String pools, String patterns) {
        return assertThatThrownBy(() -> KnowledgeBase.of(Map.of(
                        "features/a.yaml", features,
                        "pools/a.yaml", pools,
                        "patterns/a.yaml", patterns,
                        "domains/general.yaml", DOMAINS)))
                .isInstanceOf(KnowledgeException.class);
    }
}
