package app.praetor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.app.ProjectFile;
import app.praetor.app.SampleProject;
import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.discovery.session.FieldView;
import app.praetor.feature.FeatureView;
import app.praetor.identity.Tenant;
import app.praetor.project.Template;
import app.praetor.question.AnswerOutcome;
import app.praetor.question.QuestionView;
import app.praetor.spec.CanonicalJson;
import app.praetor.spec.SpecChange;
import app.praetor.spec.SpecVersion;
import app.praetor.spec.SpecView;
import app.praetor.store.key.Unlock;
import app.praetor.task.TaskCycleException;
import app.praetor.task.TaskStatus;
import app.praetor.task.TaskType;
import app.praetor.task.TaskView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The main job on a real encrypted workspace, from the conversation to the bundle and into another workspace. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainPathTest {
    @TempDir
    static Path folder;

    private Workspace workspace;
    private Services services;
    private SampleProject.Result sample;
    private UUID project;

    @BeforeAll
    void walk() {
        workspace = Workspace.open(new WorkspaceFolder(folder.resolve("home"), folder.resolve("config")), Unlock.NONE);
        Tenant tenant = workspace.identity().create("Ada & Partners", "Ada Keller");
        services = workspace.services(tenant);
        sample = new SampleProject(services).make();
        project = sample.projectId();
    }

    @AfterAll
    void close() {
        workspace.close();
    }

    @Test
    @Order(1)
    void requirementsAreWhatTheSampleClientSaid() {
        assertThat(value("constraints.timeline")).contains("15 April").doesNotContain("1 March");
        assertThat(value("constraints.budget")).contains("35,000");
        assertThat(value("users_and_personas.primaryUser")).containsIgnoringCase("workshop managers");
        assertThat(value("constraints.existingSystems")).contains("Lightspeed").contains("Xero");
        assertThat(value("success_criteria.measuresOfSuccess")).contains("20");
        assertThat(value("users_and_personas.painPoints")).doesNotContain("correct myself");
        assertThat(services.discovery().view(project).complete()).isTrue();
    }

    private String value(String path) {
        return services.discovery().view(project).fields().stream()
                .filter(f -> f.path().equals(path))
                .map(FieldView::values)
                .map(v -> String.join("; ", v))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(2)
    void everyCandidateSaysWhyItIsThere() {
        assertThat(services.features().list(project)).isNotEmpty().allSatisfy(f -> {
            assertThat(f.why()).isNotBlank();
            assertThat(f.signals()).isNotEmpty();
        });
    }

    @Test
    @Order(3)
    void selectedFeaturesKeepTheirOrderAndADeselectedOneItsNote() {
        List<UUID> selected = services.features().list(project).stream()
                .filter(FeatureView::selected)
                .map(FeatureView::id)
                .toList();
        UUID last = selected.getLast();
        services.features().note(project, last, "Ask again in spring");
        services.features().reorder(project, selected.reversed());
        assertThat(services.features().list(project).getFirst().id()).isEqualTo(last);

        List<FeatureView> after = services.features().select(project, last, false);

        assertThat(after.stream().filter(f -> f.id().equals(last)))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.selected()).isFalse();
                    assertThat(f.notes()).isEqualTo("Ask again in spring");
                });
        services.features().select(project, last, true);
    }

    @Test
    @Order(4)
    void anAcceptedProposalSaysSoAndARefusedAnswerChangesNothing() {
        assertThat(services.questions().list(project))
                .filteredOn(q -> q.answer() != null)
                .isNotEmpty()
                .allMatch(q -> "prefill_accepted".equals(q.answerSource()));
        QuestionView choice = services.questions().list(project).stream()
                .filter(q -> q.status().equals("pending") && q.answerType().equals("select"))
                .findFirst()
                .orElseThrow();

        AnswerOutcome refused = services.questions().answer(project, choice.id(), "none of these");

        assertThat(refused.problem()).isNotBlank();
        assertThat(refused.questions().stream().filter(q -> q.id().equals(choice.id())))
                .singleElement()
                .extracting(QuestionView::status)
                .isEqualTo("pending");
    }

    @Test
    @Order(5)
    void aDecisionOnTheBoardAnswersItsQuestionOnceAndUnblocksTheReview() {
        QuestionView open = services.questions().list(project).stream()
                .filter(q -> q.status().equals("pending") && q.answerType().equals("text") && q.proposal() == null)
                .findFirst()
                .orElseThrow();
        TaskView decision = services.tasks().list(project).stream()
                .filter(t -> t.title().equals(open.text()))
                .findFirst()
                .orElseThrow();
        TaskView review = review();
        UUID action = decision.actions().getFirst().id();

        services.tasks().submit(project, decision.id(), action, "key-1", "The head of operations");
        services.tasks().submit(project, decision.id(), action, "key-1", "Somebody else");

        assertThat(services.questions().list(project))
                .filteredOn(q -> q.text().equals(decision.title()))
                .extracting(QuestionView::answer)
                .containsExactly("The head of operations");
        assertThat(review().blockedBy()).hasSize(review.blockedBy().size() - 1);
    }

    private TaskView review() {
        return services.tasks().list(project).stream()
                .filter(t -> t.type() == TaskType.REVIEW)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(6)
    void derivingTasksAgainMakesNoneTwice() {
        int before = services.tasks().list(project).size();

        assertThat(services.tasks().derive(project)).hasSize(before);
    }

    @Test
    @Order(7)
    void aCircleOfTasksIsRefusedByName() {
        TaskView one = services.tasks().create(project, TaskType.PROVIDE, "Opening hours", "", null);
        TaskView two = services.tasks().create(project, TaskType.DECIDE, "Holiday rules", "", null);
        services.tasks().depend(project, two.id(), List.of(one.id()));

        assertThatThrownBy(() -> services.tasks().depend(project, one.id(), List.of(two.id())))
                .isInstanceOf(TaskCycleException.class)
                .hasMessageContaining("Opening hours")
                .hasMessageContaining("Holiday rules");
        services.tasks().move(project, one.id(), TaskStatus.COMPLETED);
        assertThat(services.tasks().list(project).stream().filter(t -> t.id().equals(two.id())))
                .singleElement()
                .extracting(TaskView::status)
                .isEqualTo(TaskStatus.PENDING);
    }

    @Test
    @Order(8)
    void aDeletedTaskComesBackAsItWas() {
        TaskView task = services.tasks().create(project, TaskType.PROVIDE, "Consent text", "As used today", null);

        assertThat(services.tasks().delete(project, task.id())).noneMatch(t -> t.id().equals(task.id()));
        assertThat(services.tasks().restore(project, task.id())).contains(task);
    }

    @Test
    @Order(9)
    void compilingUnchangedInputsGivesTheSameRowAndAChangeANewVersion() {
        SpecView first = services.specs().compile(project);
        assertThat(first.problems()).isEmpty();
        assertThat(services.specs().compile(project).id()).isEqualTo(first.id());

        services.discovery().edit(project, "constraints.timeline", List.of("Live by 2 May"));

        assertThat(services.specs().current(project).orElseThrow().stale()).isTrue();
        SpecView second = services.specs().compile(project);
        assertThat(second.id()).isNotEqualTo(first.id());
        List<SpecVersion> versions = services.specs().versions(project);
        List<SpecChange> changes = services.specs()
                .diff(project, versions.get(1).id(), versions.getFirst().id());
        assertThat(changes).anyMatch(c -> String.valueOf(c.after()).contains("2 May"));
    }

    @Test
    @Order(10)
    void aSpecificationLineLeadsToItsSentence() {
        assertThat(services.specs().current(project).orElseThrow().sections())
                .flatExtracting(SpecView.Section::lines)
                .filteredOn(l -> l.id().startsWith("FR"))
                .anyMatch(l -> l.sources().stream().anyMatch(s -> s.snippet() != null));
    }

    @Test
    @Order(11)
    void theBundleHoldsTheRequirementsPack() throws Exception {
        assertThat(sample.run().status()).isEqualTo("completed");
        Path saved = folder.resolve("saved.zip");
        services.kits().saveBundle(project, sample.run().id(), saved);
        try (ZipFile zip = new ZipFile(saved.toFile())) {
            assertThat(zip.stream().map(e -> e.getName()))
                    .contains("README.md", "requirements.md", "user-stories.md", "open-questions.md", "openapi.yaml");
        }
        assertThat(services.kits().content(project, sample.run().id(), "requirements.md"))
                .contains("FR-001");
    }

    @Test
    @Order(12)
    void aProjectIsTheSameAfterExportAndImportIntoAFreshWorkspace() {
        Path file = folder.resolve("northline.praetor");
        ProjectFile here = new ProjectFile(workspace, services.tenant());
        here.exportTo(project, file);
        String before = CanonicalJson.write(here.read(project));

        WorkspaceFolder other = new WorkspaceFolder(folder.resolve("other"), folder.resolve("config"));
        try (Workspace fresh = Workspace.open(other, Unlock.NONE)) {
            Tenant tenant = fresh.identity().create("Somewhere else", "Ben Okafor");
            ProjectFile there = new ProjectFile(fresh, tenant);

            assertThat(there.importFrom(file)).isEqualTo(project);

            assertThat(CanonicalJson.write(there.read(project))).isEqualTo(before);
            assertThat(fresh.services(tenant).specs().current(project)).isPresent();
            assertThatThrownBy(() -> there.importFrom(file)).hasMessageContaining("already");
        }
    }

    @Test
    @Order(13)
    void anotherTenantOfTheWorkspaceSeesNothing() {
        Services other = workspace.services(workspace.identity().create("Rivals", "Rae"));

        assertThat(other.projects().list()).isEmpty();
        assertThat(other.tasks().list(project)).isEmpty();
        assertThatThrownBy(() -> other.projects().get(project)).hasMessageContaining("no project");
        assertThat(other.projects().create("Ours", Template.GENERAL).name()).isEqualTo("Ours");
    }

    @Test
    @Order(14)
    void theDatabaseFileHoldsNoWordOfTheClient() throws Exception {
        byte[] bytes = Files.readAllBytes(folder.resolve("home/db/praetor.mv.db"));

        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .doesNotContain("bicycle")
                .doesNotContain("Northline");
    }
}
