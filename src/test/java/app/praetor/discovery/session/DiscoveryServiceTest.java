package app.praetor.discovery.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.discovery.DiscoveryEngine;
import app.praetor.discovery.Objective;
import app.praetor.discovery.objective.Objectives;
import app.praetor.project.Phase;
import app.praetor.project.ProjectService;
import app.praetor.project.Template;
import app.praetor.store.Json;
import app.praetor.store.ReferenceRows;
import app.praetor.store.TestWorkspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryServiceTest {
    private static final UUID OBJECTIVE = UUID.fromString("0b0b0b0b-0000-4000-8000-000000000001");

    @TempDir
    Path folder;

    private TestWorkspace workspace;
    private ProjectService projects;
    private DiscoveryService discovery;
    private UUID project;

    @BeforeEach
    void open() {
        start();
        project = projects.create("Kennels", Template.GENERAL).id();
    }

    private void start() {
        workspace = TestWorkspace.open(folder);
        Objectives objectives = Objectives.builtIn();
        Objective objective = objectives.get("project_discovery");
        new ReferenceRows(workspace.database())
                .objective(OBJECTIVE, objective.key(), "1.0.0", objective.title(), Json.of(objective));
        projects = new ProjectService(workspace.store(), workspace.events());
        discovery = new DiscoveryService(
                workspace.store(),
                workspace.events(),
                projects,
                new DiscoveryEngine(objectives.byKey()),
                objective,
                OBJECTIVE,
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void openingAProjectGreetsAndStartsItsDiscoveryPhase() {
        DiscoveryView view = discovery.open(project);

        assertThat(view.messages()).singleElement().extracting(Message::role).isEqualTo(Message.Role.AGENT);
        assertThat(view.fields()).hasSize(17).allMatch(f -> f.values().isEmpty());
        assertThat(projects.get(project).phase()).isEqualTo(Phase.DISCOVERY);
    }

    @Test
    void theConversationGoesOnAtTheSameQuestionAfterARestart() {
        discovery.open(project);
        discovery.send(
                project,
                "We board 90 dogs a night in three kennels. Feeding notes get lost between shifts, and our keepers"
                        + " would use the new tool every day.");
        DiscoveryView before = discovery.send(project, "An inspector complained in May.");
        List<String> asked = discovery.asks(project);
        workspace.close();

        start();

        DiscoveryView after = discovery.open(project);
        assertThat(after).isEqualTo(before);
        assertThat(discovery.asks(project)).isEqualTo(asked).isNotEmpty();
    }

    @Test
    void aValueLeadsToTheMessageThatItCameFrom() {
        discovery.open(project);
        DiscoveryView view =
                discovery.send(project, "Feeding notes get lost between shifts. It must be live by 3 June.");

        FieldView timeline = field(view, "constraints.timeline");
        assertThat(String.join(" ", timeline.values())).contains("3 June");
        Message source = view.messages().stream()
                .filter(m -> m.id().equals(timeline.messageId()))
                .findFirst()
                .orElseThrow();
        assertThat(source.content()).contains(timeline.snippet());
    }

    @Test
    void anAnnouncedCorrectionIsNoAnswerToThePendingQuestion() {
        discovery.open(project);
        discovery.send(project, "Feeding notes get lost between shifts. It must be live by 3 June.");
        List<String> asked = discovery.asks(project);

        DiscoveryView view =
                discovery.send(project, "Sorry, I have to correct the date: scrap 3 June, it is 9 July now.");

        assertThat(String.join(" ", field(view, "constraints.timeline").values()))
                .contains("9 July")
                .doesNotContain("3 June");
        assertThat(discovery.asks(project)).isEqualTo(asked);
        assertThat(view.fields())
                .filteredOn(f -> !f.path().equals("constraints.timeline"))
                .noneMatch(f -> f.values().toString().contains("July"));
    }

    @Test
    void anEditByHandWinsOverALaterInference() {
        discovery.open(project);
        discovery.send(project, "Feeding notes get lost. It must be live by 3 June.");
        discovery.edit(project, "constraints.timeline", List.of("Before the summer holidays"));
        DiscoveryView view = discovery.send(project, "By the way, the inspector comes in autumn.");

        assertThat(field(view, "constraints.timeline").values()).containsExactly("Before the summer holidays");
    }

    @Test
    void finishingEarlyLeavesSeedsAndOpenFields() {
        discovery.open(project);
        discovery.send(project, "Feeding notes get lost between shifts. Our keepers would use it every day.");
        DiscoveryView view = discovery.finish(project);

        assertThat(view.complete()).isTrue();
        assertThat(view.fields()).anyMatch(f -> f.values().isEmpty());
        assertThat(projects.status(project).mayAdvance()).isTrue();
    }

    @Test
    void anEmptyMessageIsRefusedAndChangesNothing() {
        DiscoveryView before = discovery.open(project);

        assertThatThrownBy(() -> discovery.send(project, "  \n ")).isInstanceOf(IllegalArgumentException.class);

        assertThat(discovery.view(project)).isEqualTo(before);
    }

    private static FieldView field(DiscoveryView view, String path) {
        return view.fields().stream()
                .filter(f -> f.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
