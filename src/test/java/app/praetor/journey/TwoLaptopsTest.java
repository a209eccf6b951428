package app.praetor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.praetor.app.SampleProject;
import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.identity.Tenant;
import app.praetor.project.Template;
import app.praetor.server.account.AccountParts;
import app.praetor.server.base.ServerDb;
import app.praetor.server.http.SyncServer;
import app.praetor.spec.CanonicalJson;
import app.praetor.store.ProjectRows;
import app.praetor.store.key.Unlock;
import app.praetor.sync.client.SyncDesk;
import app.praetor.sync.client.SyncDesk.Conflict;
import app.praetor.sync.client.SyncDesk.Password;
import app.praetor.sync.client.SyncDesk.SignIn;
import app.praetor.sync.client.SyncStatus;
import app.praetor.sync.client.SyncStatus.State;
import app.praetor.sync.sim.TestFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two people, two laptops, a server over HTTP: what both did while apart is the same on both afterwards. */
@Execution(ExecutionMode.CONCURRENT)
class TwoLaptopsTest {
    private static final String PASSWORD = "correct horse battery";
    private static final int EDITS = 200;

    @TempDir
    Path folder;

    private TestFeed feed;
    private SyncServer server;
    private String url = "";

    @BeforeEach
    void serve() {
        feed = new TestFeed(InstantSource.system());
        ServerDb db = new ServerDb(feed.application());
        AccountParts accounts = AccountParts.of(db, feed.feed(), InstantSource.system());
        UUID agency = UUID.randomUUID();
        feed.sql("INSERT INTO praetor.tenants (id, name, slug) VALUES (?, 'Studio North', 'north')", agency);
        for (String person : List.of("ada", "ben")) {
            accounts.members()
                    .add(
                            agency,
                            person + "@example.com",
                            person,
                            "owner",
                            accounts.passwords().hash(PASSWORD));
        }
        server = new SyncServer(
                new SyncServer.Parts(feed.feed(), db, accounts, InstantSource.system(), SyncServer.Limits.USUAL));
        url = "http://127.0.0.1:" + server.start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.close();
        feed.close();
    }

    /** Edits as a screen's service makes them, in the guarded store. */
    public interface Edits {
        @SqlQuery("SELECT id FROM tasks ORDER BY CAST(id AS VARCHAR)")
        List<UUID> tasks();

        @SqlQuery("SELECT id FROM plan_questions ORDER BY CAST(id AS VARCHAR)")
        List<UUID> questions();

        @SqlUpdate("UPDATE tasks SET title = :text, updated_at = CURRENT_TIMESTAMP WHERE id = :id")
        void title(UUID id, String text);

        @SqlUpdate("UPDATE tasks SET priority = :text, updated_at = CURRENT_TIMESTAMP WHERE id = :id")
        void priority(UUID id, String text);

        @SqlUpdate("UPDATE plan_questions SET user_answer = :text, updated_at = CURRENT_TIMESTAMP WHERE id = :id")
        void answer(UUID id, String text);

        @SqlUpdate("UPDATE projects SET description = :text, updated_at = CURRENT_TIMESTAMP")
        void describe(String text);

        @SqlUpdate("INSERT INTO tasks (id, project_id, type, title) SELECT :id, id, 'DECIDE', :text FROM projects")
        void add(UUID id, String text);

        @SqlUpdate("DELETE FROM tasks WHERE id = :id")
        void remove(UUID id);
    }

    @Test
    void bothHoldTheSameAndEveryConflictIsListedWithBothValues() {
        UUID project;
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        try (Workspace a = open(first)) {
            Tenant tenant = a.identity().create("Ada & Partners", "Ada Keller");
            Services services = a.services(tenant);
            project = new SampleProject(services).make().projectId();
            signIn(services.sync(), "ada");
            settled(services.sync());
        }
        try (Workspace b = open(second)) {
            Services services = b.services(b.identity().create("Ben's laptop", "Ben"));
            signIn(services.sync(), "ben");
            settled(services.sync());
            assertThat(services.projects().list()).hasSize(1);
        }

        try (Workspace a = open(first);
                Workspace b = open(second)) {
            Services ada = services(a);
            Services ben = services(b);
            assertThat(export(a, project)).isEqualTo(export(b, project));
            work(ada, 11);
            work(ben, 12);
            assertThat(export(a, project)).isNotEqualTo(export(b, project));

            for (Services each : List.of(ada, ben, ada, ben)) {
                if (each.sync().status().state() == State.LOCAL) {
                    each.sync().resume();
                } else {
                    each.sync().syncNow();
                }
                settled(each.sync());
            }
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(export(a, project)).isEqualTo(export(b, project)));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(ids(ada.sync().conflicts()))
                            .isEqualTo(ids(ben.sync().conflicts())));
            List<Conflict> conflicts = ada.sync().conflicts();
            assertThat(conflicts)
                    .isNotEmpty()
                    .allSatisfy(conflict -> assertThat(conflict.fields()).isNotEmpty());
            assertThat(conflicts.stream().filter(c -> c.kind().equals("fields")))
                    .isNotEmpty()
                    .allSatisfy(conflict -> assertThat(conflict.fields())
                            .allSatisfy(f -> assertThat(List.of(String.valueOf(f.mine()), String.valueOf(f.theirs())))
                                    .doesNotHaveDuplicates()));
            assertThat(ada.sync().rejected()).isEmpty();
            assertThat(ben.sync().rejected()).isEmpty();
        }
    }

    @Test
    void aDeviceThatWasShutOutGoesOnAsANewOneAfterSigningInAgain() {
        try (Workspace a = open(folder.resolve("first"));
                Workspace b = open(folder.resolve("second"))) {
            Services ada = a.services(a.identity().create("Ada & Partners", "Ada Keller"));
            Services ben = b.services(b.identity().create("Ben's laptop", "Ben"));
            signIn(ada.sync(), "ada");
            settled(ada.sync());
            UUID device = ada.sync().devices().getFirst().id();
            ada.sync().revoke(device);
            ada.projects().create("Made while shut out", Template.GENERAL);
            ada.sync().syncNow();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ada.sync().status().state() == State.REVOKED);

            signIn(ada.sync(), "ada");
            settled(ada.sync());
            assertThat(ada.sync().devices().getFirst().id()).isNotEqualTo(device);
            signIn(ben.sync(), "ben");
            settled(ben.sync());
            assertThat(ben.projects().list())
                    .singleElement()
                    .satisfies(p -> assertThat(p.name()).isEqualTo("Made while shut out"));
        }
    }

    private static List<UUID> ids(List<Conflict> conflicts) {
        return conflicts.stream().map(Conflict::id).sorted().toList();
    }

    private Workspace open(Path place) {
        return Workspace.open(new WorkspaceFolder(place.resolve("home"), place.resolve("config")), Unlock.NONE);
    }

    private static Services services(Workspace workspace) {
        return workspace.services(workspace.identity().tenants().getFirst());
    }

    private void signIn(SyncDesk desk, String person) {
        desk.signIn(new SignIn(url, new Password(person + "@example.com", PASSWORD.toCharArray()), null, "laptop"));
    }

    private static void settled(SyncDesk desk) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            SyncStatus status = desk.status();
            assertThat(status.state()).as(String.valueOf(status.problem())).isEqualTo(State.UP_TO_DATE);
            assertThat(status.queued()).isZero();
        });
    }

    private static String export(Workspace workspace, UUID project) {
        UUID tenant = workspace.identity().tenants().getFirst().id();
        return CanonicalJson.write(new ProjectRows(workspace.database()).read(tenant, project));
    }

    private static void work(Services services, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < EDITS; i++) {
            int kind = random.nextInt(10);
            String text = "edit " + seed + "." + i;
            services.store().write(unit -> {
                Edits edits = unit.dao(Edits.class);
                List<UUID> tasks = edits.tasks();
                UUID task = tasks.get(random.nextInt(tasks.size()));
                List<UUID> questions = edits.questions();
                switch (kind) {
                    case 0, 1, 2 -> edits.title(task, text);
                    case 3, 4 -> edits.priority(task, random.nextBoolean() ? "high" : "low");
                    case 5, 6, 7 -> edits.answer(questions.get(random.nextInt(questions.size())), text);
                    case 8 -> edits.add(new UUID(random.nextLong(), random.nextLong()), text);
                    default -> {
                        if (random.nextBoolean() && tasks.size() > 3) {
                            edits.remove(task);
                        } else {
                            edits.describe(text);
                        }
                    }
                }
                return task;
            });
        }
    }
}
