package app.praetor.question;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.app.Services;
import app.praetor.discovery.session.FieldView;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.Question;
import app.praetor.knowledge.lint.Sameness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The plan for ten features, for each of a dozen clients whose conversation has come to its end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class PlanQualityTest {
    @TempDir
    static Path folder;

    private ClientProjects clients;
    private Services services;
    private Map<String, UUID> projects;
    private final KnowledgeBase kb = KnowledgeBase.load();

    @BeforeAll
    void talk() {
        clients = ClientProjects.open(folder);
        services = clients.services();
        projects = clients.plans();
    }

    @AfterAll
    void close() {
        clients.close();
    }

    @Test
    void nothingIsAskedTwice() {
        projects.forEach((name, project) -> {
            List<QuestionView> plan = services.questions().list(project);
            assertThat(plan).extracting(QuestionView::key).doesNotHaveDuplicates();
            for (int i = 0; i < plan.size(); i++) {
                Sameness to = Sameness.to(plan.get(i).text());
                for (QuestionView other : plan.subList(i + 1, plan.size())) {
                    assertThat(to.share(other.text()))
                            .as(name + ": " + plan.get(i).text() + " / " + other.text())
                            .isLessThan(Sameness.SAME);
                }
            }
        });
    }

    @Test
    void prerequisitesComeFirst() {
        projects.forEach((name, project) -> {
            List<String> keys = services.questions().list(project).stream()
                    .map(QuestionView::key)
                    .toList();
            for (String key : keys) {
                List<String> before = kb.question(key).map(Question::after).orElse(List.of());
                assertThat(before)
                        .filteredOn(keys::contains)
                        .as(name + ": " + key)
                        .allSatisfy(b -> assertThat(keys.indexOf(b)).isLessThan(keys.indexOf(key)));
            }
        });
    }

    @Test
    void mostOfItIsProposed() {
        int proposed = 0;
        int all = 0;
        List<String> shares = new ArrayList<>();
        for (Map.Entry<String, UUID> project : projects.entrySet()) {
            List<QuestionView> plan = services.questions().list(project.getValue());
            long with = plan.stream().filter(q -> q.proposal() != null).count();
            proposed += (int) with;
            all += plan.size();
            shares.add(project.getKey() + " " + with + " of " + plan.size());
            assertThat((double) with / plan.size()).as(project.getKey()).isGreaterThanOrEqualTo(0.6);
        }
        assertThat((double) proposed / all).as(String.join(", ", shares)).isGreaterThanOrEqualTo(0.6);
    }

    @Test
    void eachProposalSaysWhyAndLeadsToWhereItComesFrom() {
        projects.forEach((name, project) -> {
            Map<String, FieldView> fields = new HashMap<>();
            services.discovery().view(project).fields().forEach(f -> fields.put(f.path(), f));
            for (QuestionView question : services.questions().list(project)) {
                if (question.proposal() == null) {
                    assertThat(question.origin()).isNull();
                    continue;
                }
                assertThat(question.proposalWhy()).as(question.text()).isNotBlank();
                assertThat(question.confidence()).isBetween(0.05, 1.0);
                Origin origin = Objects.requireNonNull(question.origin());
                if (origin.kind() == Origin.Kind.DISCOVERY) {
                    FieldView field = fields.get(origin.key());
                    assertThat(field.values()).as(name + ": " + question.text()).isNotEmpty();
                    assertThat(field.snippet()).isNotBlank();
                } else {
                    assertThat(origin.kind()).isEqualTo(Origin.Kind.KNOWLEDGE);
                    assertThat(kb.question(origin.key())).isPresent();
                }
            }
        });
    }
}
