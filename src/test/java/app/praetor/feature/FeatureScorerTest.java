package app.praetor.feature;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.feature.FeatureCandidate.Signal;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.ProjectFacts;
import app.praetor.knowledge.SampleProjects;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FeatureScorerTest {
    private final KnowledgeBase kb = KnowledgeBase.load();
    private final List<FeatureCandidate> lifts = FeatureScorer.score(kb, SampleProjects.liftMaintenance());
    private final List<FeatureCandidate> physio = FeatureScorer.score(kb, SampleProjects.physiotherapy());

    @Test
    void putsFirstWhatTheClientSpokeOfMost() {
        assertThat(lifts.getFirst().catalogId()).isEqualTo("work-orders");
        assertThat(physio.getFirst().catalogId()).isEqualTo("appointment-booking");
        assertThat(lifts).extracting(FeatureCandidate::catalogId).contains("mobile-offline", "spreadsheet-replacement");
        assertThat(physio).extracting(FeatureCandidate::catalogId).contains("notifications", "consent-management");
    }

    @Test
    void leavesOutWhatNobodyMentionedOrWanted() {
        assertThat(lifts)
                .extracting(FeatureCandidate::catalogId)
                .doesNotContain("in-app-messaging", "patient-records", "cart-checkout");
    }

    @Test
    void sortsByScoreAndStaysTheSame() {
        assertThat(lifts)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(FeatureCandidate::score).reversed());
        assertThat(lifts).allMatch(c -> c.score() > 0 && c.score() <= 1);
        assertThat(FeatureScorer.score(kb, SampleProjects.liftMaintenance())).isEqualTo(lifts);
    }

    @Test
    void quotesTheClientForEveryCandidate() {
        for (FeatureCandidate c : lifts) {
            assertThat(c.signals()).isNotEmpty();
            assertThat(c.why()).contains("“").contains(c.signals().getFirst().snippet());
            assertThat(c.signals()).extracting(Signal::kind).isSubsetOf("seed", "keyword", "pattern", "ontology");
        }
    }

    @Test
    void keepsASeedOutsideTheCatalogueAsItsOwnCandidate() {
        FeatureCandidate own =
                lifts.stream().filter(c -> c.catalogId() == null).findFirst().orElseThrow();
        assertThat(own.name()).isEqualTo("Cable wear forecast");
        assertThat(own.featureId()).isEqualTo(UUID.nameUUIDFromBytes("feature:cable-wear-forecast".getBytes()));
        assertThat(own.description()).isEqualTo("Predict when a cable must be replaced");
    }

    @Test
    void doesNotProposeWhatIsSwitchedOffButKeepsWhatTheClientAskedForByName() {
        String first = java.util.Objects.requireNonNull(lifts.getFirst().catalogId());
        List<FeatureCandidate> without = FeatureScorer.score(kb, SampleProjects.liftMaintenance(), Set.of(first));

        assertThat(without).extracting(FeatureCandidate::catalogId).doesNotContain(first);
        assertThat(without.stream().filter(c -> c.catalogId() != null))
                .isEqualTo(lifts.stream()
                        .filter(c -> c.catalogId() != null && !c.catalogId().equals(first))
                        .toList());
        List<String> asked = lifts.getFirst().signals().stream()
                .filter(signal -> signal.kind().equals("seed"))
                .map(Signal::snippet)
                .toList();
        assertThat(without.stream().filter(c -> c.catalogId() == null).flatMap(c -> c.signals().stream()))
                .extracting(Signal::snippet)
                .containsAll(asked);
    }

    @Test
    void findsNothingInNothing() {
        assertThat(FeatureScorer.score(kb, new ProjectFacts("saas", Map.of(), List.of())))
                .isEmpty();
    }

    @Test
    void survivesJson() {
        JsonMapper json = JsonMapper.builder().build();
        for (FeatureCandidate c : lifts) {
            assertThat(json.readValue(json.writeValueAsString(c), FeatureCandidate.class))
                    .isEqualTo(c);
        }
    }
}
