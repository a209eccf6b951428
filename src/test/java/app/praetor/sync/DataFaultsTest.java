package app.praetor.sync;

import static app.praetor.sync.sim.Laptop.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.praetor.server.feed.Caller;
import app.praetor.server.feed.SyncFeed;
import app.praetor.store.Json;
import app.praetor.store.capture.HybridClock;
import app.praetor.sync.client.Transport;
import app.praetor.sync.clock.Stamp;
import app.praetor.sync.sim.Dump;
import app.praetor.sync.sim.Laptop;
import app.praetor.sync.sim.MemoryReplica;
import app.praetor.sync.sim.TestFeed;
import app.praetor.sync.wire.LoadPage;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.Outcome;
import app.praetor.sync.wire.Page;
import app.praetor.sync.wire.Push;
import app.praetor.sync.wire.PushAnswer;
import app.praetor.sync.wire.RowChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What people do to the same data at the same time, and data that does not fit. Some devices and a server. */
class DataFaultsTest {
    /** Rows of one version; 50,000 for the whole thing. */
    private static final int LARGE = Integer.getInteger("praetor.sync.large", 6_000);

    private static final String PROJECT = "INSERT INTO praetor.projects (tenant_id, id, name) VALUES (?, ?, ?)";
    private static final String TASK =
            "INSERT INTO praetor.tasks (tenant_id, id, project_id, type, title) VALUES (?, ?, ?, 'DECIDE', ?)";
    private static final String NODE =
            "INSERT INTO praetor.graph_nodes (tenant_id, id, project_id, type, template_key, content) VALUES (?, ?, ?,"
                    + " 'x', ?, JSON '{}')";
    private static final String TITLES = "SELECT title FROM praetor.tasks WHERE tenant_id = ? ORDER BY title";
    private static final String NAMES = "SELECT name FROM praetor.projects WHERE tenant_id = ? ORDER BY name";
    private static final String CONFLICTS = "SELECT kind FROM praetor.sync_conflicts WHERE tenant_id = ?";
    private static final String REJECTED =
            "SELECT code FROM praetor.sync_rejected WHERE tenant_id = ? ORDER BY code, row_id";

    private static TestFeed server;
    private static final List<MemoryReplica> DATABASES = new ArrayList<>();

    private TestFeed.Member member;
    private Laptop a;
    private Laptop b;
    private Laptop c;
    private final UUID project = UUID.randomUUID();
    private final UUID task = UUID.randomUUID();
    /** Every look at the time is a millisecond later, so that no two changes are of the same. */
    private long now = System.currentTimeMillis();

    @BeforeAll
    static void start() {
        server = new TestFeed(InstantSource.system());
        for (int i = 0; i < 4; i++) {
            DATABASES.add(new MemoryReplica(new HybridClock(InstantSource.system(), 0, 0)));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void three() {
        member = server.tenant();
        InstantSource clock = () -> Instant.ofEpochMilli(now++);
        a = new Laptop(DATABASES.get(0), server, member, clock);
        b = new Laptop(DATABASES.get(1), server, member, clock);
        c = new Laptop(DATABASES.get(2), server, member, clock);
        a.edit(edit(PROJECT, project, "Shop"), edit(TASK, task, project, "First"));
        a.sync();
        b.sync();
        c.sync();
    }

    @Test
    void fault36ChildBeforeItsParentWaitsForItInALoadInPieces() {
        // Ids in this order: a load in pieces brings the child first.
        UUID child = new UUID(1, project.getLeastSignificantBits());
        UUID parent = new UUID(Long.MAX_VALUE, project.getLeastSignificantBits());
        a.edit(
                edit(NODE, parent, project, "Parent"),
                edit(NODE, child, project, "Child"),
                edit("UPDATE praetor.graph_nodes SET tenant_id = ?, parent_id = ? WHERE id = ?", parent, child));
        a.sync();
        b.exchange().reload();
        while (b.exchange().needsLoad()) {
            b.exchange().loadOne(new Pieces(b));
        }
        assertThat(b.query(
                        String.class,
                        "SELECT p.template_key || '/' || n.template_key FROM praetor.graph_nodes n JOIN"
                                + " praetor.graph_nodes p ON p.id = n.parent_id WHERE n.tenant_id = ?"))
                .containsExactly("Parent/Child");
        equal();
    }

    @Test
    void fault36ChildThatIsMadeDuringALoadWaitsForTheParentThatTheLoadHasPassed() {
        for (int passed = 0; passed < 6; passed++) {
            UUID parent = UUID.randomUUID();
            b.exchange().reload();
            for (int piece = 0; piece < passed && b.exchange().needsLoad(); piece++) {
                b.exchange().loadOne(new Pieces(b));
            }
            a.edit(edit(PROJECT, parent, "Made after " + passed));
            a.edit(edit(TASK, UUID.randomUUID(), parent, "Below " + passed));
            a.sync();
            equal();
            assertThat(b.query(String.class, TITLES)).contains("Below " + passed);
        }
    }

    @Test
    void fault36ChildWhoseParentIsInALaterBatchIsSentAfterIt() {
        UUID other = UUID.randomUUID();
        UUID below = UUID.randomUUID();
        a.edit(edit(PROJECT, other, "Second"));
        a.edit(edit(TASK, below, other, "Below"));
        // The first is changed once more, which must not take it behind its child.
        a.edit(edit("UPDATE praetor.projects SET description = 'Later' WHERE tenant_id = ? AND id = ?", other));
        for (int i = 0; i < 12; i++) {
            a.exchange().smallerBatches();
        }
        a.sync();
        assertThat(a.query(String.class, REJECTED)).isEmpty();
        equal();
        assertThat(c.query(String.class, TITLES)).containsExactly("Below", "First");
    }

    @Test
    void fault37ParentDeletedWhileAChildIsMadeOfflineComesBackForIt() {
        a.edit(edit("DELETE FROM praetor.projects WHERE tenant_id = ?"));
        b.edit(edit(TASK, UUID.randomUUID(), project, "Made offline"));
        a.sync();
        b.sync();
        equal();
        assertThat(a.query(String.class, TITLES)).containsExactly("Made offline");
        assertThat(a.query(String.class, CONFLICTS)).isNotEmpty();
    }

    @Test
    void fault37ParentIsNotDeletedUnderAChildThatTheDeletionDidNotKnow() {
        b.edit(edit(TASK, UUID.randomUUID(), project, "Made offline"));
        a.edit(edit("DELETE FROM praetor.projects WHERE tenant_id = ?"));
        b.sync();
        a.sync();
        equal();
        assertThat(a.query(String.class, TITLES)).containsExactly("Made offline");
        assertThat(c.query(String.class, NAMES)).containsExactly("Shop");
    }

    @ParameterizedTest
    @CsvSource({"0 1 2", "0 2 1", "1 0 2", "1 2 0", "2 0 1", "2 1 0"})
    void fault38SameColumnOnThreeDevicesKeepsTheLatestAndListsTheOthersInAnyOrder(String order) {
        List<Laptop> all = List.of(a, b, c);
        for (int i = 0; i < all.size(); i++) {
            all.get(i).edit(edit("UPDATE praetor.tasks SET title = '" + i + "' WHERE tenant_id = ?"));
        }
        for (String next : order.split(" ")) {
            all.get(Integer.parseInt(next)).sync();
        }
        equal();
        assertThat(b.query(String.class, TITLES)).containsExactly("2");
        String listed = String.join(
                "\n",
                b.query(
                        String.class,
                        "SELECT CAST(fields AS VARCHAR) FROM praetor.sync_conflicts WHERE tenant_id = ?"));
        assertThat(listed).contains("\"0\"", "\"1\"", "\"2\"");
    }

    @Test
    void fault39DeletionBeforeALaterEditLeavesTheRowWithTheEdit() {
        a.edit(edit("DELETE FROM praetor.tasks WHERE tenant_id = ?"));
        b.edit(edit("UPDATE praetor.tasks SET title = 'Edited later' WHERE tenant_id = ?"));
        a.sync();
        b.sync();
        equal();
        assertThat(a.query(String.class, TITLES)).containsExactly("Edited later");
        assertThat(c.query(String.class, CONFLICTS)).containsExactly("revived");
    }

    @Test
    void fault39DeletionAfterAnEditTakesTheRowAndKeepsTheEditInTheList() {
        b.edit(edit("UPDATE praetor.tasks SET title = 'Edited before' WHERE tenant_id = ?"));
        a.edit(edit("DELETE FROM praetor.tasks WHERE tenant_id = ?"));
        a.sync();
        b.sync();
        equal();
        assertThat(b.query(String.class, TITLES)).isEmpty();
        assertThat(c.query(
                        String.class,
                        "SELECT kind || CAST(fields AS VARCHAR) FROM praetor.sync_conflicts WHERE tenant_id = ?"))
                .singleElement()
                .asString()
                .startsWith("edit_of_deleted")
                .contains("Edited before");
    }

    @Test
    void fault40TwoRowsWithOneKeyBothStayAndTheLaterGetsAnotherName() {
        String preference = "INSERT INTO praetor.user_preferences (tenant_id, id, user_id, preference_key,"
                + " preference_value) VALUES (?, ?, ?, 'theme', CAST(? AS JSON))";
        a.edit(edit(preference, UUID.randomUUID(), a.user(), "\"dark\""));
        b.edit(edit(preference, UUID.randomUUID(), a.user(), "\"light\""));
        b.sync();
        a.sync();
        equal();
        List<String> keys = c.query(
                String.class,
                "SELECT preference_key FROM praetor.user_preferences WHERE tenant_id = ? ORDER BY preference_key");
        assertThat(keys).hasSize(2).contains("theme").allMatch(key -> key.startsWith("theme"));
        assertThat(c.query(String.class, CONFLICTS)).containsExactly("renamed");
        assertThat(a.query(String.class, REJECTED)).isEmpty();
        assertThat(b.query(String.class, REJECTED)).isEmpty();
    }

    @Test
    void fault41PoisonAmidGoodChangesIsRefusedByItself() {
        server.sql("ALTER TABLE praetor.projects DROP CONSTRAINT IF EXISTS poison");
        server.sql("ALTER TABLE praetor.projects ADD CONSTRAINT poison CHECK (name <> 'Poison') NOT VALID");
        UUID bad = UUID.randomUUID();
        a.edit(
                edit(PROJECT, UUID.randomUUID(), "Before"),
                edit(PROJECT, bad, "Poison"),
                edit(TASK, UUID.randomUUID(), bad, "Hangs on it"),
                edit(PROJECT, UUID.randomUUID(), "After"));
        a.sync();
        equal();
        assertThat(a.query(String.class, NAMES)).containsExactly("After", "Before", "Shop");
        assertThat(a.query(String.class, REJECTED)).containsExactly("not_allowed", "parent_missing");
        assertThat(a.query(
                        String.class, "SELECT CAST(content AS VARCHAR) FROM praetor.sync_rejected WHERE tenant_id = ?"))
                .anyMatch(content -> content.contains("Poison"))
                .anyMatch(content -> content.contains("Hangs on it"));
        assertThat(a.exchange().counts().queued()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"projects, name, too_long", "projects, status, too_long", "tasks, created_at, bad_value"})
    void fault41ValueThatFitsNoFieldIsRefusedByItself(String table, String column, String code) {
        ObjectNode good = JsonNodeFactory.instance.objectNode().put("name", "Good");
        ObjectNode bad = JsonNodeFactory.instance.objectNode().put("name", "Bad");
        if (table.equals("tasks")) {
            bad = JsonNodeFactory.instance
                    .objectNode()
                    .put("project_id", project.toString())
                    .put("type", "DECIDE")
                    .put("title", "Bad");
        }
        bad.put(column, "x".repeat(5_000));
        PushAnswer answer = push(
                insert("projects", UUID.randomUUID(), good),
                insert(table, UUID.randomUUID(), bad),
                insert("projects", UUID.randomUUID(), good.deepCopy().put("name", "Also good")));
        assertThat(answer.outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.index()).isEqualTo(1);
            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.REJECTED);
            assertThat(outcome.code()).isEqualTo(code);
        });
        b.sync();
        assertThat(b.query(String.class, NAMES)).containsExactly("Also good", "Good", "Shop");
    }

    @Test
    void fault42VersionOfManyRowsComesInPartsAndIsAppliedAtOnce() {
        List<RowChange> changes = new ArrayList<>();
        for (int i = 0; i < LARGE; i++) {
            ObjectNode row = JsonNodeFactory.instance
                    .objectNode()
                    .put("project_id", project.toString())
                    .put("type", "DECIDE")
                    .put("title", "Row " + i);
            changes.add(insert("tasks", UUID.randomUUID(), row));
        }
        server.feed().write(member.tenant(), changes);
        int parts = 0;
        while (b.exchange().pullOne(b)) {
            parts++;
            assertThat(count(b)).as("nothing is shown of a part").isEqualTo(1);
            // The program is killed and started again between two parts.
            b.restart();
        }
        assertThat(parts).isGreaterThanOrEqualTo(LARGE / 1000 - 1);
        assertThat(count(b)).isEqualTo(LARGE + 1);
        equal();
    }

    @Test
    void fault43PushThatNamesAnotherOrganizationsRowsChangesNothingThere() {
        TestFeed.Member stranger = server.tenant();
        Laptop other = new Laptop(DATABASES.get(3), server, stranger, InstantSource.system());
        UUID theirs = UUID.randomUUID();
        other.edit(edit(PROJECT, theirs, "Theirs"));
        other.sync();
        ObjectNode renamed = JsonNodeFactory.instance.objectNode().put("name", "Taken");
        ObjectNode below = JsonNodeFactory.instance
                .objectNode()
                .put("project_id", theirs.toString())
                .put("type", "DECIDE")
                .put("title", "Mine under theirs");
        long stamp = Stamp.at(System.currentTimeMillis());
        PushAnswer answer = push(
                new RowChange("projects", theirs, Op.UPDATE, stamp, null, renamed, null, 1),
                insert("tasks", UUID.randomUUID(), below));
        assertThat(answer.outcomes())
                .extracting(Outcome::kind, Outcome::code)
                .containsExactly(tuple(Outcome.Kind.REJECTED, "gone"), tuple(Outcome.Kind.REJECTED, "parent_missing"));
        assertThat(push(new RowChange("projects", theirs, Op.DELETE, stamp, null, null, null, 1))
                        .outcomes())
                .noneMatch(outcome -> outcome.kind() == Outcome.Kind.CONFLICT);
        other.sync();
        assertThat(other.query(String.class, NAMES)).containsExactly("Theirs");
        assertThat(other.query(String.class, TITLES)).isEmpty();
    }

    @Test
    void fault44RightRevokedWhileEditsWaitKeepsTheEditsAndTakesTheProjectAway() {
        UUID customer = UUID.randomUUID();
        a.edit(
                edit(
                        "INSERT INTO praetor.users (tenant_id, id, email, name, user_type) VALUES (?, ?,"
                                + " 'cem@example.com', 'Cem', 'customer')",
                        customer),
                edit(
                        "INSERT INTO praetor.organizations (tenant_id, id, owner_id, name, slug) VALUES (?, ?, ?, 'Cem"
                                + " Ltd', 'cem')",
                        task,
                        customer));
        UUID right = UUID.randomUUID();
        a.edit(edit(
                "INSERT INTO praetor.agency_projects (tenant_id, id, organization_id, project_id, customer_user_id,"
                        + " status) VALUES (?, ?, ?, ?, ?, 'active')",
                right,
                task,
                project,
                customer));
        a.sync();
        Laptop theirs = new Laptop(
                DATABASES.get(3), server, new TestFeed.Member(member.tenant(), customer), InstantSource.system());
        theirs.isOfACustomer();
        theirs.sync();
        assertThat(theirs.query(String.class, TITLES)).containsExactly("First");

        theirs.edit(edit("UPDATE praetor.tasks SET title = 'Edited offline' WHERE tenant_id = ?"));
        a.edit(edit("UPDATE praetor.agency_projects SET status = 'archived' WHERE tenant_id = ?"));
        a.sync();
        theirs.sync();

        assertThat(theirs.query(String.class, TITLES)).isEmpty();
        assertThat(theirs.query(
                        String.class,
                        "SELECT code || CAST(content AS VARCHAR) FROM praetor.sync_rejected WHERE tenant_id = ?"))
                .singleElement()
                .asString()
                .startsWith("forbidden")
                .contains("Edited offline");
        a.sync();
        assertThat(a.query(String.class, TITLES)).containsExactly("First");
    }

    private static RowChange insert(String table, UUID id, ObjectNode set) {
        return new RowChange(table, id, Op.INSERT, Stamp.at(System.currentTimeMillis()), null, set, null, 1);
    }

    /** A batch that no device of ours would make. */
    private PushAnswer push(RowChange... changes) {
        Caller caller = new Caller(member.tenant(), member.user(), server.device(member), false);
        SyncFeed.Taken taken =
                server.feed().push(caller, new Push(caller.device(), 1, UUID.randomUUID(), "27", "", List.of(changes)));
        return Json.MAPPER.readValue(taken.body(), PushAnswer.class);
    }

    private static long count(Laptop laptop) {
        return laptop.query(Long.class, "SELECT COUNT(*) FROM praetor.tasks WHERE tenant_id = ?")
                .getFirst();
    }

    /** After everything was exchanged all hold what the server holds. */
    private void equal() {
        for (int round = 0; round < 2; round++) {
            for (Laptop laptop : List.of(a, b, c)) {
                laptop.sync();
            }
        }
        Map<String, String> there;
        try (Connection connection = server.owner().getConnection()) {
            there = Dump.rows(connection, DATABASES.getFirst().tables(), member.tenant());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        for (Laptop laptop : List.of(a, b, c)) {
            assertThat(laptop.rows()).isEqualTo(there);
        }
    }

    /** Loads one row at a time. */
    private record Pieces(Transport line) implements Transport {
        @Override
        public PushAnswer push(byte[] body) {
            return line.push(body);
        }

        @Override
        public Page pull(String position, int limit) {
            return line.pull(position, limit);
        }

        @Override
        public LoadPage load(@Nullable String token, int limit) {
            return line.load(token, 1);
        }
    }
}
