package app.praetor.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.project.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A linter over the files that ship. */
class KnowledgeContentTest {
    private final KnowledgeBase kb = KnowledgeBase.load();
    private final List<Question> questions =
            kb.pools().stream().flatMap(p -> p.questions().stream()).toList();

    @Test
    void hasTheAgreedAmount() {
        assertThat(kb.features()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(kb.pools()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(questions).hasSizeGreaterThanOrEqualTo(70);
        assertThat(kb.patterns()).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void everyTemplateHasItsDomainAndFeatures() {
        for (Template t : Template.values()) {
            assertThat(kb.domain(t.key()).key()).isEqualTo(t.key());
            assertThat(kb.domain(t.key()).entities())
                    .hasSizeGreaterThanOrEqualTo(8)
                    .allSatisfy(e -> {
                        assertThat(e.attributes()).isNotEmpty();
                        assertThat(e.actions()).isNotEmpty();
                    });
            assertThat(kb.features().stream().filter(f -> f.domains().contains(t.key())))
                    .hasSizeGreaterThanOrEqualTo(6);
        }
        assertThat(kb.domain("bakery")).isEqualTo(kb.domain("general"));
    }

    @Test
    void questionsAreWholeSentencesWithReason() {
        assertThat(questions).allSatisfy(q -> {
            assertThat(q.text()).matches("\\p{Lu}.*\\?");
            assertThat(q.why()).matches("\\p{Lu}.*\\.").isNotEqualTo(q.text());
            assertThat(q.priority()).isBetween(1, 5);
            assertThat(q.options()).doesNotHaveDuplicates().noneMatch(o -> o.contains(";"));
        });
    }

    @Test
    void namesAreInSentenceCase() {
        List<String> names = new ArrayList<>();
        kb.features().forEach(f -> names.add(f.name()));
        kb.pools().forEach(p -> names.add(p.name()));
        kb.patterns().forEach(p -> names.add(p.name()));
        assertThat(names).doesNotHaveDuplicates().allMatch(n -> n.matches("\\p{Lu}[^\\p{Lu}]*"));
        assertThat(kb.features()).extracting(Feature::description).allMatch(d -> d.matches("\\p{Lu}.*\\."));
    }

    @Test
    void noTwoQuestionsAskNearlyTheSame() {
        for (int i = 0; i < questions.size(); i++) {
            for (int j = i + 1; j < questions.size(); j++) {
                Question a = questions.get(i);
                Question b = questions.get(j);
                assertThat(Words.overlap(a.text(), b.text()))
                        .as(a.id() + " and " + b.id())
                        .isLessThan(0.6);
            }
        }
    }

    @Test
    void everyQuestionCanBeReached() {
        List<String> reached = new ArrayList<>();
        kb.features().forEach(f -> reached.addAll(f.questions()));
        for (Pool pool : kb.pools()) {
            for (Question q : pool.questions()) {
                assertThat(!pool.when().isEmpty() || !q.when().isEmpty() || reached.contains(q.id()))
                        .as(q.id())
                        .isTrue();
            }
        }
    }

    @Test
    void proposalsOfRulesAreAcceptable() {
        for (Question q : questions) {
            for (Question.PrefillRule rule : q.prefills()) {
                acceptable(q, rule.answer() == null ? "" : rule.answer());
            }
            q.implies()
                    .forEach(i -> i.prefill()
                            .forEach((id, answer) -> acceptable(kb.question(id).orElseThrow(), answer)));
        }
        for (Pattern p : kb.patterns()) {
            for (Map.Entry<String, String> answer : p.answers().entrySet()) {
                acceptable(kb.question(answer.getKey()).orElseThrow(), answer.getValue());
            }
        }
    }

    private static void acceptable(Question q, String answer) {
        if (!q.options().isEmpty()) {
            assertThat(q.options()).as(q.id()).containsAll(Arrays.asList(answer.split("; ")));
        }
        if (q.type().equals("boolean")) {
            assertThat(answer).as(q.id()).isIn("yes", "no");
        }
    }

    @Test
    void entitiesOfAFeatureAreKnownByItsId() {
        assertThat(kb.entitiesOf(Feature.idOf("inventory"))).containsExactly("Stock item", "Product variant");
        assertThat(kb.entitiesOf(UUID.randomUUID())).isEmpty();
    }
}
