package app.praetor.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.project.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What ships, beyond what the linter looks at. */
class KnowledgeContentTest {
    private final KnowledgeBase kb = KnowledgeBase.load();

    @Test
    void everyTemplateHasItsDomainAndFeatures() {
        for (Template t : Template.values()) {
            assertThat(kb.domain(t.key()).key()).isEqualTo(t.key());
            assertThat(kb.domain(t.key()).entities()).allSatisfy(e -> {
                assertThat(e.attributes()).isNotEmpty();
                assertThat(e.actions()).isNotEmpty();
            });
            assertThat(kb.domain(t.key()).workflows()).allSatisfy(w -> {
                assertThat(w.steps()).hasSizeGreaterThanOrEqualTo(3);
                assertThat(w.roles()).isNotEmpty();
            });
            assertThat(kb.domain(t.key()).obligations())
                    .extracting(Domain.Obligation::area)
                    .contains("compliance", "payments", "roles", "integrations");
            assertThat(kb.features().stream().filter(f -> f.domains().contains(t.key())))
                    .hasSizeGreaterThanOrEqualTo(20);
        }
        assertThat(kb.domain("bakery")).isEqualTo(kb.domain("general"));
    }

    @Test
    void namesAreInSentenceCase() {
        List<String> names = new ArrayList<>();
        kb.features().forEach(f -> names.add(f.name()));
        kb.pools().forEach(p -> names.add(p.name()));
        kb.patterns().forEach(p -> names.add(p.name()));
        assertThat(names).allMatch(n -> n.matches("\\p{Lu}[^\\p{Lu}]*"));
        assertThat(kb.features()).extracting(Feature::name).doesNotHaveDuplicates();
        assertThat(kb.pools()).extracting(Pool::name).doesNotHaveDuplicates();
        assertThat(kb.patterns()).extracting(Pattern::name).doesNotHaveDuplicates();
        assertThat(kb.features()).extracting(Feature::description).allMatch(d -> d.matches("\\p{Lu}.*\\."));
        assertThat(kb.patterns()).extracting(Pattern::description).allMatch(d -> d.matches("\\p{Lu}.*\\."));
    }

    @Test
    void everyIndustryIsPartOfASector() {
        List<Industry> sectors = kb.industries().stream()
                .filter(i -> i.code().length() == 2 || i.code().contains("-"))
                .toList();
        assertThat(sectors).hasSize(20);
        assertThat(kb.industries()).allSatisfy(i -> {
            assertThat(i.code()).matches("\\d{2,4}|\\d\\d-\\d\\d");
            assertThat(sectors).anyMatch(s -> i.within(s.code()));
            assertThat(i.entities()).isNotEmpty();
            assertThat(i.entities().values()).allMatch(r -> r > 0 && r <= 1);
            if (i.code().matches("\\d{4}")) {
                assertThat(kb.industry(i.code().substring(0, 3))).as(i.code()).isPresent();
            }
        });
    }

    @Test
    void entitiesOfAFeatureAreKnownByItsId() {
        assertThat(kb.entitiesOf(Feature.idOf("inventory"))).containsExactly("Stock item", "Product variant");
        assertThat(kb.entitiesOf(UUID.randomUUID())).isEmpty();
    }
}
