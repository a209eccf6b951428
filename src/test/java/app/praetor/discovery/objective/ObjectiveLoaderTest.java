package app.praetor.discovery.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Objective files are read strictly. */
class ObjectiveLoaderTest {
    private static final String GOOD = """
        key: visit
        title: "Visit"
        greeting: "Hello"
        closing: "Bye"
        obligations:
          - key: purpose
            field: visit.purpose
            category: visit
            label: "Purpose"
            question: {short: "Why?", plain: "Why do you come?", expert: "State the purpose."}
            follow_up: "What do you hope for?"
            why: "It matters."
        """;

    @Test
    void theBuiltInFilesAreComplete() {
        assertThat(Objectives.builtIn().get("project_discovery").obligations()).hasSize(17);
        assertThat(Objectives.builtIn().byKey()).containsKeys("business_profile", "idea_discovery");
    }

    @Test
    void standardsApplyToWhatIsLeftOut() {
        assertThat(ObjectiveLoader.load("visit.yaml", GOOD)
                        .obligations()
                        .getFirst()
                        .maxAttempts())
                .isEqualTo(2);
    }

    @Test
    void anUnknownKeyIsRefusedWithLineAndPointer() {
        assertThatThrownBy(() -> ObjectiveLoader.load("visit.yaml", GOOD + "    colour: red\n"))
                .isInstanceOf(ObjectiveException.class)
                .hasMessageStartingWith("visit.yaml:13 /obligations/0/colour");
    }

    @Test
    void aWrongTypeAndADanglingDependencyAreRefused() {
        assertThatThrownBy(() -> ObjectiveLoader.load("visit.yaml", GOOD + "    max_attempts: often\n"))
                .hasMessageContaining("/obligations/0/max_attempts");
        assertThatThrownBy(() -> ObjectiveLoader.load("visit.yaml", GOOD + "    depends_on: [nothing]\n"))
                .hasMessageContaining("/obligations/0/depends_on");
        assertThatThrownBy(() -> ObjectiveLoader.load("visit.yaml", "key: [")).isInstanceOf(ObjectiveException.class);
        assertThatThrownBy(() -> ObjectiveLoader.load("visit.yaml", "")).hasMessageContaining("empty");
    }
}
