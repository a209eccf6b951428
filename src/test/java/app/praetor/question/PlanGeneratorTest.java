package app.praetor.question;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.feature.FeatureScorer;
import app.praetor.knowledge.Feature;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.ProjectFacts;
import app.praetor.knowledge.SampleProjects;
import app.praetor.knowledge.own.Own;
import app.praetor.knowledge.own.OwnDraft;
import app.praetor.knowledge.own.OwnQuestion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PlanGeneratorTest {
    private final KnowledgeBase kb = KnowledgeBase.load();
    private final List<PlannedQuestion> lifts = plan(SampleProjects.liftMaintenance());
    private final List<PlannedQuestion> physio = plan(SampleProjects.physiotherapy());

    private List<PlannedQuestion> plan(ProjectFacts facts) {
        List<SelectedFeature> selected = FeatureScorer.score(kb, facts).stream()
                .limit(5)
                .map(c -> new SelectedFeature(c.featureId(), c.catalogId(), c.name()))
                .toList();
        return PlanGenerator.generate(kb, facts, selected);
    }

    @Test
    void startsWithTheGeneralSectionAndFollowsTheFeatures() {
        List<String> sections =
                lifts.stream().map(PlannedQuestion::section).distinct().toList();
        assertThat(sections).startsWith("General", "Work orders");
        assertThat(lifts.getFirst().featureId()).isNull();
        assertThat(lifts.stream().filter(q -> q.section().equals("Work orders")))
                .extracting(PlannedQuestion::key)
                .contains("job-source", "job-proof", "job-offline");
    }

    @Test
    void asksOnlyWhatARuleActivates() {
        assertThat(lifts).extracting(PlannedQuestion::key).contains("sites").doesNotContain("care-identity");
        assertThat(physio)
                .extracting(PlannedQuestion::key)
                .contains("care-identity", "sensitive-law")
                .doesNotContain("sites", "product-count");
    }

    @Test
    void asksEachQuestionOnceAndPrerequisitesFirst() {
        for (List<PlannedQuestion> plan : List.of(lifts, physio)) {
            List<String> keys = plan.stream().map(PlannedQuestion::key).toList();
            assertThat(keys).doesNotHaveDuplicates();
            for (String key : keys) {
                for (String before : kb.question(key).orElseThrow().after()) {
                    if (keys.contains(before)) {
                        assertThat(keys.indexOf(before)).isLessThan(keys.indexOf(key));
                    }
                }
            }
        }
    }

    @Test
    void proposesWithFieldAndQuoteWhatTheQuestionAccepts() {
        Prefill timeline = prefill(lifts, "go-live-date");
        assertThat(timeline.answer()).isEqualTo("Before the spring inspections");
        assertThat(timeline.explanation()).contains("timeline", "“it has to run before the spring inspections”");
        Prefill offline = prefill(lifts, "job-offline");
        assertThat(offline.answer()).isEqualTo("yes");
        assertThat(offline.source()).isEqualTo("persona");
        Prefill occasions = prefill(physio, "notify-occasions");
        assertThat(occasions.source()).isEqualTo("pattern");
        assertThat(occasions.explanation()).contains("no shows");
        assertThat(prefill(physio, "sensitive-law").answer()).isEqualTo("GDPR");
    }

    @Test
    void leavesAProposalOutWhenNothingWasSaid() {
        assertThat(lifts)
                .filteredOn(q -> q.key().equals("budget-frame"))
                .singleElement()
                .satisfies(q -> assertThat(q.prefill()).isNull());
    }

    @Test
    void everyProposalIsValidAndEveryQuestionSurvivesJson() {
        JsonMapper json = JsonMapper.builder().build();
        for (PlannedQuestion q : lifts) {
            if (q.prefill() != null) {
                assertThat(AnswerValidator.problem(
                                q.answerType(),
                                q.options(),
                                q.rules(),
                                q.prefill().answer()))
                        .isEmpty();
                assertThat(q.prefill().confidence()).isBetween(0.0, 1.0);
            }
            assertThat(json.readValue(json.writeValueAsString(q), PlannedQuestion.class))
                    .isEqualTo(q);
        }
    }

    @Test
    void staysOfASensibleSizeAndProposesAtLeastHalfOfTheAnswersAfterAShortTalk() {
        for (ProjectFacts facts : List.of(SampleProjects.liftMaintenance(), SampleProjects.physiotherapy())) {
            List<SelectedFeature> ten = FeatureScorer.score(kb, facts).stream()
                    .limit(10)
                    .map(c -> new SelectedFeature(c.featureId(), c.catalogId(), c.name()))
                    .toList();
            List<PlannedQuestion> plan = PlanGenerator.generate(kb, facts, ten);
            assertThat(plan).hasSizeBetween(20, 80);
            assertThat(plan.stream().filter(q -> q.section().equals(PlanGenerator.GENERAL)))
                    .hasSizeLessThanOrEqualTo(40);
            assertThat(plan.stream().filter(q -> q.prefill() != null).count()).isGreaterThanOrEqualTo(plan.size() / 2);
        }
    }

    @Test
    void aCommonStartingPointIsMarkedAsUnsaid() {
        Prefill validity = plan(SampleProjects.physiotherapy()).stream()
                .filter(q -> q.key().equals("slot-length"))
                .findFirst()
                .orElseThrow()
                .prefill();
        assertThat(validity).isNotNull();
        assertThat(validity.answer()).isEqualTo("30");
        assertThat(validity.confidence()).isLessThan(0.5);
        assertThat(validity.explanation()).contains("has said nothing");
    }

    @Test
    void asksForTheAccessToAProgramThatTheClientNamed() {
        assertThat(lifts).extracting(PlannedQuestion::key).contains("connect-owner");
        assertThat(physio).extracting(PlannedQuestion::key).doesNotContain("connect-owner");
    }

    @Test
    void asksWhatTheIndustryCallsFor() {
        assertThat(general("our restaurant loses orders"))
                .contains("food-allergens")
                .doesNotContain("repair-estimate");
    }

    @Test
    void asksAFewQuestionsAboutThingsThatAreNamedAgain() {
        assertThat(general("vehicles are never where we need them", "two people want the same vehicle"))
                .contains("ent-vehicle-share");
        assertThat(general("vehicles are never where we need them")).doesNotContain("ent-vehicle-share");
        String many = "customers, suppliers, orders, vehicles, rooms, devices, parts and contracts get mixed up";
        assertThat(general(many, many)).hasSize(general("nothing of that kind").size() + 3);
    }

    private List<String> general(String... problems) {
        ProjectFacts facts = new ProjectFacts(
                "general",
                Map.of(
                        "purpose_and_problem.coreProblem",
                        Arrays.stream(problems)
                                .map(p -> new ProjectFacts.Fact(p, "", 0.9))
                                .toList()),
                List.of());
        return PlanGenerator.generate(kb, facts, List.of()).stream()
                .map(PlannedQuestion::key)
                .toList();
    }

    @Test
    void mergesQuestionsThatAreNearlyTheSame() {
        KnowledgeBase small =
                KnowledgeBase.of(Map.of("pools/p.yaml", """
                    pools:
                      - id: p
                        name: P
                        when: {always: true}
                        questions:
                          - {id: a, text: Which carriers deliver the parcels?, why: W, type: text}
                          - {id: b, text: Which carriers deliver your parcels?, why: W, type: text}
                    """, "domains/general.yaml", "{key: general, name: General}"));
        assertThat(PlanGenerator.generate(small, SampleProjects.physiotherapy(), List.of()))
                .extracting(PlannedQuestion::key)
                .containsExactly("a");
    }

    private static Prefill prefill(List<PlannedQuestion> plan, String key) {
        Prefill prefill = plan.stream()
                .filter(q -> q.key().equals(key))
                .findFirst()
                .orElseThrow()
                .prefill();
        assertThat(prefill).as(key).isNotNull();
        return prefill;
    }

    private List<PlannedQuestion> plan(KnowledgeBase tailored) {
        return PlanGenerator.generate(tailored, SampleProjects.liftMaintenance(), List.of());
    }

    private static OwnQuestion own(String text, List<String> words) {
        return new OwnQuestion(
                UUID.randomUUID(), new OwnDraft("Lifts", text, "The inspector asks.", "text", List.of(), words));
    }

    @Test
    void ownQuestionsAreAskedWhenTheClientSaysTheirWordsOrAlways() {
        OwnQuestion always = own("Which notified body inspects the lifts?", List.of());
        OwnQuestion spoken = own("Which shaft drawings exist on paper?", List.of("spring inspections"));
        OwnQuestion silent = own("Which beer is brewed first?", List.of("brewery"));
        Own made = new Own(Set.of(), Set.of(), List.of(always, spoken, silent));
        assertThat(plan(made.of(kb)))
                .extracting(PlannedQuestion::key)
                .contains(always.key(), spoken.key())
                .doesNotContain(silent.key());
        assertThat(plan(new Own(Set.of(), Set.of(always.key()), List.of(always)).of(kb)))
                .extracting(PlannedQuestion::key)
                .doesNotContain(always.key());
    }

    @Test
    void whatIsSwitchedOffIsNotAskedEvenWhereAFeatureNamesIt() {
        List<SelectedFeature> feature =
                List.of(new SelectedFeature(Feature.idOf("work-orders"), "work-orders", "Orders"));
        ProjectFacts facts = SampleProjects.liftMaintenance();
        assertThat(PlanGenerator.generate(kb, facts, feature))
                .extracting(PlannedQuestion::key)
                .contains("job-source", "job-proof");
        KnowledgeBase without = new Own(Set.of(), Set.of("job-source"), List.of()).of(kb);
        assertThat(PlanGenerator.generate(without, facts, feature))
                .extracting(PlannedQuestion::key)
                .contains("job-proof")
                .doesNotContain("job-source");
        KnowledgeBase withoutPool = new Own(Set.of("jobs", "essentials"), Set.of(), List.of()).of(kb);
        assertThat(PlanGenerator.generate(withoutPool, facts, feature))
                .extracting(PlannedQuestion::key)
                .doesNotContain("job-proof", "go-live-date");
    }

    @Test
    void theOrganizationsOwnWordsReplaceAQuestionThatAsksNearlyTheSame() {
        PlannedQuestion shipped = plan(kb).getFirst();
        OwnQuestion own = own(shipped.text(), List.of());
        assertThat(plan(new Own(Set.of(), Set.of(), List.of(own)).of(kb)))
                .extracting(PlannedQuestion::key)
                .contains(own.key())
                .doesNotContain(shipped.key());
    }
}
