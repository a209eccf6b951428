package app.praetor.discovery.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.activity.Events;
import app.praetor.discovery.DiscoveryEngine;
import app.praetor.discovery.Objective;
import app.praetor.discovery.Obligation;
import app.praetor.discovery.objective.ObjectiveException;
import app.praetor.discovery.objective.Objectives;
import app.praetor.discovery.session.DiscoveryService;
import app.praetor.discovery.session.DiscoveryView;
import app.praetor.discovery.version.ObjectiveShelf.Version;
import app.praetor.identity.IdentityService;
import app.praetor.identity.NotAllowedException;
import app.praetor.identity.Roles;
import app.praetor.identity.Tenant;
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

class OwnObjectivesTest {
    private static final String KEY = "project_discovery";
    private static final UUID SHIPPED = UUID.fromString("0b0b0b0b-0000-4000-8000-000000000002");
    private static final Objectives OBJECTIVES = Objectives.builtIn();

    /** Line 9 is the field of the first obligation. */
    private static final String KENNELS = """
        key: project_discovery
        title: "A kennel's first talk"
        greeting: "Which animals do you look after?"
        closing: "Thank you."
        obligations:
          - key: animals
            category: purpose_and_problem
            label: "Animals"
            field: purpose_and_problem.animals
            question: {short: "Which animals?", plain: "Which animals do you board?", expert: "Which species?"}
            follow_up: "Dogs, cats, or others?"
            why: "Rooms differ."
          - key: budget
            category: constraints
            label: "Money"
            field: constraints.budget
            question: {short: "Budget?", plain: "What may it cost?", expert: "What is the budget?"}
            follow_up: "Roughly?"
            why: "It bounds the work."
        """;

    @TempDir
    Path folder;

    private TestWorkspace workspace;
    private ProjectService projects;
    private OwnObjectives objectives;
    private DiscoveryService discovery;

    @BeforeEach
    void open() {
        workspace = TestWorkspace.open(folder);
        Objective shipped = OBJECTIVES.get(KEY);
        new ReferenceRows(workspace.database()).objective(SHIPPED, KEY, "1.0.0", shipped.title(), Json.of(shipped));
        projects = new ProjectService(workspace.store(), workspace.events());
        objectives = new OwnObjectives(workspace.store(), workspace.events(), OBJECTIVES);
        discovery = new DiscoveryService(
                workspace.store(),
                workspace.events(),
                projects,
                new DiscoveryEngine(OBJECTIVES.byKey()),
                shipped,
                SHIPPED,
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private UUID project() {
        return projects.create("Kennels", Template.GENERAL).id();
    }

    private List<Version> versions() {
        return objectives.shelf().line(KEY).versions();
    }

    @Test
    void whatShipsIsThereBeforeAnybodyWroteAVersion() {
        ObjectiveShelf shelf = objectives.shelf();

        assertThat(shelf.lines())
                .extracting(ObjectiveShelf.Line::key)
                .containsExactly(KEY, "business_profile", "idea_discovery");
        assertThat(shelf.lines()).allSatisfy(line -> {
            assertThat(line.active()).isNull();
            assertThat(objectives.check(line.key(), line.shipped())).isEqualTo(OBJECTIVES.get(line.key()));
        });
        assertThat(shelf.mayChange()).isTrue();
    }

    @Test
    void aVersionSaysWhoWroteItWhenAndWhyAndIsNotActiveByItself() {
        UUID first = objectives.save(KEY, KENNELS, "For kennels");
        UUID second = objectives.save(KEY, KENNELS.replace("Money", "Price"), "");

        assertThat(versions()).extracting(Version::number).containsExactly(2, 1);
        assertThat(versions()).extracting(Version::id).containsExactly(second, first);
        assertThat(versions()).noneMatch(Version::active);
        assertThat(versions().getLast()).satisfies(version -> {
            assertThat(version.author()).isEqualTo("Tess Ter");
            assertThat(version.note()).isEqualTo("For kennels");
            assertThat(version.text()).isEqualTo(KENNELS);
        });
    }

    @Test
    void aBrokenTextIsRefusedWithItsLineAndPointerAndNotKept() {
        String broken = KENNELS.replace("    field: purpose_and_problem.animals", "    field: zoo.animals");

        assertThatThrownBy(() -> objectives.save(KEY, broken, ""))
                .isInstanceOfSatisfying(ObjectiveException.class, e -> {
                    assertThat(e.line()).isEqualTo(9);
                    assertThat(e.pointer()).isEqualTo("/obligations/0/field");
                    assertThat(e.problem()).contains("no section 'zoo'");
                });
        assertThatThrownBy(() -> objectives.save(KEY, "key: [", "")).isInstanceOf(ObjectiveException.class);
        assertThatThrownBy(() -> objectives.save("idea_discovery", KENNELS, ""))
                .isInstanceOfSatisfying(
                        ObjectiveException.class, e -> assertThat(e.pointer()).isEqualTo("/key"));
        assertThat(versions()).isEmpty();
    }

    @Test
    void aNewConversationAsksTheActiveVersionAndOneUnderWayKeepsWhatItBeganWith() {
        UUID before = project();
        DiscoveryView begun = discovery.open(before);
        UUID version = objectives.save(KEY, KENNELS, "");
        UUID waiting = project();
        assertThat(discovery.view(waiting).fields()).hasSize(17);

        objectives.activate(version);

        UUID after = project();
        assertThat(discovery.view(after).fields()).hasSize(2);
        DiscoveryView now = discovery.open(after);
        assertThat(now.messages())
                .singleElement()
                .satisfies(m -> assertThat(m.content()).isEqualTo("Which animals do you look after?"));
        assertThat(now.fields()).extracting(f -> f.label()).containsExactly("Animals", "Money");
        assertThat(discovery.view(before)).isEqualTo(begun);
        assertThat(discovery.send(before, "We board dogs, and notes get lost.").fields())
                .hasSize(17);

        objectives.save(KEY, KENNELS.replace("Money", "Price"), "");
        objectives.activate(versions().getFirst().id());
        objectives.returnToShipped(KEY);

        assertThat(discovery.objective(after).obligations())
                .extracting(Obligation::label)
                .containsExactly("Animals", "Money");
        assertThat(discovery.open(waiting).fields()).hasSize(17);
    }

    @Test
    void aConversationInAnOwnVersionIsLedToItsEnd() {
        objectives.activate(objectives.save(KEY, KENNELS, ""));
        UUID project = project();
        discovery.open(project);

        discovery.send(project, "We look after animals of people who travel.");
        assertThat(discovery.asks(project)).isNotEmpty();
        DiscoveryView view = discovery.finish(project);

        assertThat(view.complete()).isTrue();
        assertThat(view.messages().getLast().content()).isEqualTo("Thank you.");
    }

    @Test
    void onlyOneVersionIsActive() {
        UUID first = objectives.save(KEY, KENNELS, "");
        UUID second = objectives.save(KEY, KENNELS, "");
        objectives.activate(first);
        objectives.activate(second);

        assertThat(versions())
                .filteredOn(Version::active)
                .extracting(Version::id)
                .containsExactly(second);
    }

    @Test
    void aMemberReadsOnly() {
        UUID version = objectives.save(KEY, KENNELS, "");
        Roles.set(workspace, "member");

        assertThat(objectives.shelf().mayChange()).isFalse();
        assertThatThrownBy(() -> objectives.save(KEY, KENNELS, "")).isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> objectives.activate(version)).isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> objectives.returnToShipped(KEY)).isInstanceOf(NotAllowedException.class);
        assertThat(versions())
                .singleElement()
                .satisfies(v -> assertThat(v.active()).isFalse());

        Roles.set(workspace, "admin");
        objectives.activate(version);
        assertThat(versions())
                .singleElement()
                .satisfies(v -> assertThat(v.active()).isTrue());
    }

    @Test
    void anotherOrganizationHasVersionsOfItsOwn() {
        UUID mine = objectives.save(KEY, KENNELS, "");
        objectives.activate(mine);
        IdentityService identity = new IdentityService(workspace.database());
        Tenant other = identity.create("Other & Co", "Otto Her");
        OwnObjectives theirs = new OwnObjectives(
                workspace.database().store(other.id()),
                new Events(identity.user(other).id()),
                OBJECTIVES);

        assertThat(theirs.shelf().line(KEY).versions()).isEmpty();
        assertThatThrownBy(() -> theirs.activate(mine)).hasMessageContaining("no such version");
        theirs.returnToShipped(KEY);
        assertThat(theirs.save(KEY, KENNELS, "")).isNotEqualTo(mine);

        assertThat(versions())
                .singleElement()
                .satisfies(v -> assertThat(v.active()).isTrue());
    }
}
