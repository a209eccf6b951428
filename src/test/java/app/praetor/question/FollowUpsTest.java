package app.praetor.question;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.project.Template;
import app.praetor.store.key.Unlock;
import app.praetor.task.TaskView;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What answers bring about a moment after they were given. */
class FollowUpsTest {
    private Workspace workspace;
    private Services services;
    private UUID project;

    @BeforeEach
    void plan(@TempDir Path folder) {
        workspace = Workspace.open(new WorkspaceFolder(folder.resolve("home"), folder.resolve("config")), Unlock.NONE);
        services = workspace.services(workspace.identity().create("Ada & Partners", "Ada Keller"));
        project = services.projects().create("Pottery school", Template.GENERAL).id();
        services.discovery().open(project);
        services.discovery()
                .send(
                        project,
                        "We run a pottery school. People lose track of which evening course still has a free wheel.");
        services.discovery().finish(project);
        services.questions().generate(project);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private QuestionView text() {
        return services.questions().list(project).stream()
                .filter(q -> q.answerType().equals("text") && q.status().equals("pending"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> keys() {
        return services.questions().list(project).stream()
                .map(QuestionView::key)
                .toList();
    }

    private List<String> tasks() {
        return services.tasks().list(project).stream().map(TaskView::title).toList();
    }

    @Test
    void aSystemThatAnAnswerNamesIsAskedAboutAndToBeConnected() {
        List<String> before = keys();
        services.questions().answer(project, text().id(), "People pay by card, through Stripe.");

        AnswerOutcome found = services.followUps().of(project);

        assertThat(keys()).startsWith(before.getFirst()).hasSizeBetween(before.size() + 1, before.size() + 5);
        assertThat(found.questions()).hasSameSizeAs(keys());
        assertThat(tasks()).contains("Connect Stripe");
        assertThat(found.effects())
                .anyMatch(e -> e.endsWith("is asked as well, because of “People pay by card, through Stripe”."))
                .contains("There is a new task: Connect Stripe");
    }

    @Test
    void anAnswerIsLookedAtOnceAndAskedQuestionsStayInANewPlan() {
        services.questions().answer(project, text().id(), "People pay by card, through Stripe.");
        services.followUps().of(project);
        List<String> after = keys();

        assertThat(services.followUps().of(project).effects()).isEmpty();
        services.questions().generate(project);

        assertThat(keys()).containsAll(after).doesNotHaveDuplicates();
        assertThat(tasks()).containsOnlyOnce("Connect Stripe");
    }

    @Test
    void whatIsNotDecidedBecomesATaskThatAnswersTheQuestion() {
        QuestionView question = text();
        services.questions().answer(project, question.id(), "Not sure yet");

        AnswerOutcome found = services.followUps().of(project);

        assertThat(found.effects()).containsExactly("There is a new task: " + question.text());
        TaskView task = services.tasks().list(project).stream()
                .filter(t -> t.title().equals(question.text()))
                .findFirst()
                .orElseThrow();
        services.tasks().submit(project, task.id(), task.actions().getFirst().id(), "once", "The owner");
        assertThat(services.questions().list(project))
                .filteredOn(q -> q.id().equals(question.id()))
                .extracting(QuestionView::answer)
                .containsExactly("The owner");
    }

    @Test
    void anAnswerThatSaysNothingNewChangesNothing() {
        List<QuestionView> before = services.questions().list(project);
        services.questions().answer(project, text().id(), "Monday");

        AnswerOutcome found = services.followUps().of(project);

        assertThat(found.effects()).isEmpty();
        assertThat(found.questions()).hasSameSizeAs(before);
        assertThat(tasks()).isEmpty();
    }

    @Test
    void whatAnAnswerDeclinesIsNotCalledFor() {
        services.questions().answer(project, text().id(), "We do not use Stripe.");

        services.followUps().of(project);

        assertThat(tasks()).isEmpty();
    }
}
