package app.praetor.discovery.research;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.activity.Events;
import app.praetor.discovery.DiscoveryEngine;
import app.praetor.discovery.Objective;
import app.praetor.discovery.objective.Objectives;
import app.praetor.discovery.reading.Interpreter;
import app.praetor.discovery.session.DiscoveryService;
import app.praetor.discovery.session.DiscoveryView;
import app.praetor.identity.IdentityService;
import app.praetor.identity.Tenant;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.browse.Entry;
import app.praetor.knowledge.browse.Library;
import app.praetor.project.ProjectService;
import app.praetor.project.Template;
import app.praetor.store.Json;
import app.praetor.store.ReferenceRows;
import app.praetor.store.Store;
import app.praetor.store.TestWorkspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real conversations over the real database and the knowledge that ships. */
class ResearchTest {
    private static final UUID OBJECTIVE = UUID.fromString("0b0b0b0b-0000-4000-8000-000000000003");
    private static final KnowledgeBase KB = KnowledgeBase.load();
    private static final Objectives OBJECTIVES = Objectives.builtIn();

    @TempDir
    Path folder;

    private TestWorkspace workspace;
    private DiscoveryService discovery;
    private UUID project;

    @BeforeEach
    void open() {
        start();
        project = new ProjectService(workspace.store(), workspace.events())
                .create("Bistro", Template.ECOMMERCE)
                .id();
        discovery.open(project);
    }

    private void start() {
        workspace = TestWorkspace.open(folder);
        Objective objective = OBJECTIVES.get("project_discovery");
        new ReferenceRows(workspace.database())
                .objective(OBJECTIVE, objective.key(), "1.0.0", objective.title(), Json.of(objective));
        discovery = service(workspace.store(), workspace.events());
    }

    private static DiscoveryService service(Store store, Events events) {
        return new DiscoveryService(
                store,
                events,
                new ProjectService(store, events),
                new DiscoveryEngine(OBJECTIVES.byKey()),
                OBJECTIVES.get("project_discovery"),
                OBJECTIVE,
                Clock.systemUTC(),
                Interpreter.OFFLINE,
                new ResearchDesk(KB));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private List<Research> research() {
        return discovery.view(project).research();
    }

    private Research only(String type) {
        List<Research> all =
                research().stream().filter(r -> r.type().equals(type)).toList();
        assertThat(all).as(type).hasSize(1);
        return all.getFirst();
    }

    @Test
    void nothingIsLookedUpBeforeTheClientSpeaks() {
        assertThat(research()).isEmpty();
        discovery.send(project, "Good morning.");
        assertThat(research()).isEmpty();
    }

    @Test
    void theIndustryIsAnsweredAtOnceFromTheKnowledge() {
        DiscoveryView view = discovery.send(project, "We run a small restaurant, and orders get lost on paper.");

        Research domain = only("domain_research");
        assertThat(domain.status()).isEqualTo("completed");
        assertThat(domain.query())
                .isEqualTo(KB.industries().stream()
                        .filter(i -> i.keywords().contains("restaurant"))
                        .findFirst()
                        .orElseThrow()
                        .title());
        assertThat(domain.findings()).extracting(Finding::group).contains("things", "workflows", "compliance");
        assertThat(view.messages().getLast().content()).doesNotContain(domain.query());
    }

    @Test
    void aNamedIntegrationSaysWhatItCanDoWhatItNeedsAndWhatToSettle() {
        discovery.send(project, "Guests pay online, and we want to keep Stripe for that.");

        Research stripe = only("integration_research");
        assertThat(stripe.query()).isEqualTo("Stripe");
        assertThat(stripe.findings())
                .extracting(Finding::group)
                .containsOnly("capabilities", "needs", "pitfalls")
                .contains("capabilities", "needs", "pitfalls");
    }

    @Test
    void everyFindingLeadsToAnEntryOfTheKnowledge() {
        discovery.send(
                project,
                "We run a restaurant with Stripe, PayPal and Slack. Guests buy alcohol, so their age matters, and"
                        + " invoices go to firms.");

        Set<String> entries =
                Library.of(KB).stream().map(e -> e.kind() + "/" + e.key()).collect(Collectors.toSet());
        assertThat(Entry.Kind.values()).isNotEmpty();
        assertThat(research().stream().flatMap(r -> r.findings().stream()).map(Finding::entry))
                .isNotEmpty()
                .allMatch(entries::contains);
    }

    @Test
    void whatTheKnowledgeCannotSayWaitsForAProvider() {
        discovery.send(project, "Our competitor across the street takes orders by phone, and we lose guests to them.");

        Research waiting = only("competitive_analysis");
        assertThat(waiting.status()).isEqualTo("pending");
        assertThat(waiting.query()).startsWith("Our competitor across the street");
        assertThat(waiting.findings()).isEmpty();
    }

    @Test
    void aRepeatedMentionIsNoSecondTask() {
        discovery.send(project, "We run a restaurant with Stripe. Our competitor is faster.");
        List<Research> first = research();
        discovery.send(project, "The restaurant keeps Stripe. The competitor does as well.");

        assertThat(research()).isEqualTo(first).hasSize(3);
    }

    @Test
    void whatIsDeclinedIsNotLookedUp() {
        discovery.send(project, "We do not want Stripe.");

        assertThat(research()).noneMatch(r -> r.type().equals("integration_research"));
    }

    @Test
    void itIsThereAfterARestart() {
        discovery.send(project, "We run a restaurant with Stripe. Our competitor is faster.");
        List<Research> before = research();
        workspace.close();

        start();

        assertThat(research()).isEqualTo(before).isNotEmpty();
    }

    @Test
    void anotherOrganizationSeesNothingOfIt() {
        discovery.send(project, "We run a restaurant with Stripe.");
        IdentityService identity = new IdentityService(workspace.database());
        Tenant other = identity.create("Other & Co", "Otto Her");
        Store theirs = workspace.database().store(other.id());

        List<ResearchRow> rows = theirs.read(SessionsDao.class, SessionsDao::all);

        assertThat(rows).isEmpty();
        assertThat(workspace.store().read(SessionsDao.class, SessionsDao::all)).hasSize(2);
    }

    /** Reads whatever the tenant guard lets through. */
    interface SessionsDao {
        @org.jdbi.v3.sqlobject.statement.SqlQuery(
                "SELECT id, task_type, query, status, result FROM discovery_research_tasks")
        @org.jdbi.v3.sqlobject.config.RegisterConstructorMapper(ResearchRow.class)
        List<ResearchRow> all();
    }
}
