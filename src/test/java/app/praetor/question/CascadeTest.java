package app.praetor.question;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.knowledge.KnowledgeBase;
import org.junit.jupiter.api.Test;

class CascadeTest {
    private final KnowledgeBase kb = KnowledgeBase.load();

    @Test
    void suppressesWhatAnAnswerSettles() {
        assertThat(Cascade.effects(kb, "job-offline", "no")).hasSize(2).allSatisfy(e -> {
            assertThat(e.kind()).isEqualTo("suppress");
            assertThat(e.value()).isNull();
            assertThat(e.reason()).endsWith(".");
        });
    }

    @Test
    void proposesWhatAnAnswerSuggests() {
        assertThat(Cascade.effects(kb, "job-offline", "YES"))
                .containsExactly(new Effect("devices", "prefill", "Phone", "Work on site usually happens on a phone."));
    }

    @Test
    void doesNothingWithoutARule() {
        assertThat(Cascade.effects(kb, "budget-frame", "yes")).isEmpty();
        assertThat(Cascade.effects(kb, "unknown", "yes")).isEmpty();
    }
}
