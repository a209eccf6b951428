package app.praetor.search;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.project.Template;
import app.praetor.question.QuestionView;
import app.praetor.search.Passage.Kind;
import app.praetor.store.key.Unlock;
import app.praetor.task.TaskType;
import app.praetor.task.TaskView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A real workspace with two organizations. */
@Execution(ExecutionMode.CONCURRENT)
class WorkspaceSearchTest {
    @TempDir
    Path folder;

    private Workspace workspace;
    private Services ada;
    private UUID project;

    @BeforeEach
    void open() {
        workspace = Workspace.open(new WorkspaceFolder(folder.resolve("home"), folder.resolve("config")), Unlock.NONE);
        ada = workspace.services(workspace.identity().create("Ada & Partners", "Ada Keller"));
        project = ada.projects().create("Boatyard", Template.GENERAL).id();
        ada.discovery().open(project);
        ada.discovery()
                .send(project, "We launch boats with one crane, and owners quarrel about who is next in the morning.");
        ada.discovery().finish(project);
        ada.questions().generate(project);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private TaskView task(Services services, UUID where, String title) {
        return services.tasks().create(where, TaskType.PROVIDE, title, "", null);
    }

    private List<Hit> find(String query) {
        return ada.search().find(query, 20);
    }

    private static List<String> titles(List<Hit> hits) {
        return hits.stream().map(hit -> hit.passage().title()).toList();
    }

    @Test
    void tasksAnswersRequirementsMessagesAndKnowledgeAreFoundByTheirWords() {
        TaskView task = task(ada, project, "Order a quokka harness");
        QuestionView question = ada.questions().list(project).stream()
                .filter(q -> q.answerType().equals("text"))
                .findFirst()
                .orElseThrow();
        ada.questions().answer(project, question.id(), "The quokka keeper decides");
        ada.specs().compile(project);

        assertThat(find("quokka"))
                .anySatisfy(hit -> {
                    assertThat(hit.passage().kind()).isEqualTo(Kind.TASK);
                    assertThat(hit.passage().ref()).isEqualTo(task.id().toString());
                    assertThat(hit.passage().projectName()).isEqualTo("Boatyard");
                })
                .anySatisfy(hit -> {
                    assertThat(hit.passage().kind()).isEqualTo(Kind.ANSWER);
                    assertThat(hit.passage().title()).isEqualTo(question.text());
                    assertThat(hit.snippet()).isEqualTo("The quokka keeper decides");
                });
        assertThat(find("crane boats")).extracting(hit -> hit.passage().kind()).contains(Kind.MESSAGE);
        String requirement = ada.specs().current(project).orElseThrow().sections().stream()
                .flatMap(section -> section.lines().stream())
                .filter(line -> !line.id().isEmpty())
                .findFirst()
                .orElseThrow()
                .text();
        assertThat(find(requirement)).first().satisfies(hit -> {
            assertThat(hit.passage().kind()).isEqualTo(Kind.REQUIREMENT);
            assertThat(hit.passage().title()).isEqualTo(requirement);
        });
        assertThat(find("refund")).extracting(hit -> hit.passage().kind()).contains(Kind.KNOWLEDGE);
    }

    @Test
    void anyFormOfAWordAndTheBeginningOfTheLastOneAreEnough() {
        task(ada, project, "Photographs of the damaged hulls");

        assertThat(titles(find("damage hull"))).first().isEqualTo("Photographs of the damaged hulls");
        assertThat(titles(find("damaged photogr"))).first().isEqualTo("Photographs of the damaged hulls");
    }

    @Test
    void whatChangesIsFoundAsItIs() {
        assertThat(titles(find("wallaby"))).isEmpty();
        TaskView task = task(ada, project, "Ask the wallaby");
        assertThat(titles(find("wallaby"))).containsExactly("Ask the wallaby");

        ada.tasks().delete(project, task.id());

        assertThat(titles(find("wallaby"))).isEmpty();
    }

    @Test
    void oneOrganizationFindsNothingOfAnother() {
        task(ada, project, "Order a quokka harness");
        Services bob = workspace.services(workspace.identity().create("Bob & Sons", "Bob Stone"));
        UUID other = bob.projects().create("Zoo", Template.GENERAL).id();
        task(bob, other, "Feed the quokka");

        assertThat(titles(bob.search().find("quokka", 20))).containsExactly("Feed the quokka");
        assertThat(titles(find("quokka"))).containsExactly("Order a quokka harness");
    }

    @Test
    void whatMeansTheSameInOtherWordsComesBehindAndIsMarked() {
        task(ada, project, "Collect the invoices of last year");
        find("anything");
        ada.search().settle();

        List<Hit> hits = find("gather bills");

        assertThat(hits)
                .filteredOn(hit -> hit.passage().kind() == Kind.TASK)
                .singleElement()
                .satisfies(hit -> {
                    assertThat(hit.similar()).isTrue();
                    assertThat(hit.passage().title()).isEqualTo("Collect the invoices of last year");
                });
        assertThat(hits.stream().map(Hit::similar).toList()).isSorted();
    }

    @Test
    void aLongMessageWithoutSpacesIsShownByItsBeginning() {
        String address = "https://boats.example/" + "quay".repeat(40);

        assertThat(Passages.title(address)).isEqualTo(address.substring(0, 90) + "…");
        assertThat(Passages.title("🚤".repeat(60) + "a")).isEqualTo("🚤".repeat(45) + "…");
        assertThat(Passages.title("a" + "🚤".repeat(60))).isEqualTo("a" + "🚤".repeat(44) + "…");
        assertThat(Passages.title("launch ".repeat(20))).isEqualTo("launch ".repeat(13) + "…");
    }

    @Test
    void aQueryOfSignsOrCommonWordsIsNoError() {
        for (String query : List.of("", "  ", "the", "of the", "\"(* OR [", "a".repeat(5000), "\u0000", "🚤")) {
            assertThat(find(query)).as(query).isNotNull();
        }
    }

    @Test
    void nothingOfItIsWrittenToADisk() throws IOException {
        task(ada, project, "Order a quokka harness");
        find("quokka");

        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("quokka");
            }
        }
    }
}
