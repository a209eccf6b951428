package app.praetor.sync;

import static app.praetor.sync.sim.Laptop.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.store.capture.HybridClock;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.sim.Dump;
import app.praetor.sync.sim.Laptop;
import app.praetor.sync.sim.MemoryReplica;
import app.praetor.sync.sim.TestFeed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two devices and a server. */
class ExchangeTest {
    private static final String PROJECT = "INSERT INTO praetor.projects (tenant_id, id, name) VALUES (?, ?, ?)";
    private static final String TASK =
            "INSERT INTO praetor.tasks (tenant_id, id, project_id, type, title) VALUES (?, ?, ?, 'DECIDE', ?)";
    private static TestFeed server;
    private static MemoryReplica first;
    private static MemoryReplica second;

    private TestFeed.Member member;
    private Laptop a;
    private Laptop b;
    private final UUID project = UUID.randomUUID();
    private final UUID task = UUID.randomUUID();

    @BeforeAll
    static void start() {
        server = new TestFeed(InstantSource.system());
        first = new MemoryReplica(new HybridClock(InstantSource.system(), 0, 0));
        second = new MemoryReplica(new HybridClock(InstantSource.system(), 0, 0));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void two() {
        member = server.tenant();
        a = new Laptop(first, server, member, InstantSource.system());
        b = new Laptop(second, server, member, InstantSource.system());
        a.sync();
        b.sync();
    }

    @Test
    void whatOneMakesTheOtherGets() {
        a.edit(edit(PROJECT, project, "Shop"), edit(TASK, task, project, "Pick a payment provider"));
        a.sync();
        b.sync();
        assertThat(b.query(String.class, "SELECT title FROM praetor.tasks WHERE tenant_id = ?"))
                .containsExactly("Pick a payment provider");
        equal();
    }

    @Test
    void differentColumnsOfOneRowBothSurvive() {
        shared();
        a.edit(edit("UPDATE praetor.tasks SET title = 'New title' WHERE tenant_id = ?"));
        b.edit(edit("UPDATE praetor.tasks SET priority = 'high' WHERE tenant_id = ?"));
        a.sync();
        b.sync();
        a.sync();
        assertThat(a.query(String.class, "SELECT title || ' ' || priority FROM praetor.tasks WHERE tenant_id = ?"))
                .containsExactly("New title high");
        assertThat(conflicts()).isEmpty();
        equal();
    }

    /** Of two changes in one millisecond neither is the later one. */
    private static void aMillisecondLater() {
        long now = System.currentTimeMillis();
        while (System.currentTimeMillis() <= now) {
            Thread.onSpinWait();
        }
    }

    @Test
    void theSameColumnKeepsTheLaterValueAndListsBoth() {
        shared();
        a.edit(edit("UPDATE praetor.tasks SET title = 'A' WHERE tenant_id = ?"));
        aMillisecondLater();
        b.edit(edit("UPDATE praetor.tasks SET title = 'B' WHERE tenant_id = ?"));
        b.sync();
        a.sync();
        b.sync();
        assertThat(b.query(String.class, "SELECT title FROM praetor.tasks WHERE tenant_id = ?"))
                .containsExactly("B");
        assertThat(b.query(
                        String.class, "SELECT CAST(fields AS VARCHAR) FROM praetor.sync_conflicts WHERE tenant_id = ?"))
                .singleElement()
                .asString()
                .contains("\"A\"", "\"B\"");
        equal();
    }

    @Test
    void whatHangsOnADeletedProjectBringsItBack() {
        shared();
        UUID other = UUID.randomUUID();
        a.edit(edit("DELETE FROM praetor.projects WHERE tenant_id = ?"));
        b.edit(edit(TASK, other, project, "Made offline"));
        a.sync();
        b.sync();
        a.sync();
        b.sync();
        assertThat(a.query(String.class, "SELECT title FROM praetor.tasks WHERE tenant_id = ?"))
                .containsExactly("Made offline");
        equal();
    }

    @Test
    void aDeletionThatDoesNotKnowOfNewWorkStaysWithoutEffect() {
        shared();
        UUID other = UUID.randomUUID();
        b.edit(edit(TASK, other, project, "Made offline"));
        a.edit(edit("DELETE FROM praetor.projects WHERE tenant_id = ?"));
        b.sync();
        a.sync();
        b.sync();
        assertThat(a.query(String.class, "SELECT title FROM praetor.tasks WHERE tenant_id = ?"))
                .containsExactly("Made offline");
        equal();
    }

    @Test
    void oneBadChangeDoesNotHoldUpTheOthers() {
        shared();
        UUID bad = UUID.randomUUID();
        a.edit(
                edit(PROJECT, UUID.randomUUID(), "Good"),
                edit(
                        "INSERT INTO praetor.user_preferences (tenant_id, id, user_id, preference_key) VALUES (?, ?,"
                                + " ?, 'k')",
                        bad,
                        a.user()));
        b.edit(edit(
                "INSERT INTO praetor.user_preferences (tenant_id, id, user_id, preference_key) VALUES (?, ?, ?, 'k')",
                UUID.randomUUID(),
                a.user()));
        b.sync();
        a.sync();
        b.sync();
        equal();
    }

    @Test
    void fault34WhoIsBehindAShortenedFeedLoadsAnewAndKeepsWhatItHasNotSent() {
        shared();
        a.edit(edit("DELETE FROM praetor.tasks WHERE tenant_id = ?"));
        a.edit(edit(PROJECT, UUID.randomUUID(), "Second"));
        a.sync();
        b.edit(edit(PROJECT, UUID.randomUUID(), "Made offline"));
        assertThat(server.feed().compact(member.tenant(), 0))
                .isEqualTo(server.feed().head(member.tenant()));

        assertThatThrownBy(() -> b.exchange().pullOne(b))
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.RELOAD));
        b.exchange().reload();
        b.sync();
        assertThat(b.query(String.class, "SELECT name FROM praetor.projects WHERE tenant_id = ?"))
                .containsExactlyInAnyOrder("Shop", "Second", "Made offline");
        assertThat(b.query(String.class, "SELECT title FROM praetor.tasks WHERE tenant_id = ?"))
                .isEmpty();
        equal();
    }

    private void shared() {
        a.edit(edit(PROJECT, project, "Shop"), edit(TASK, task, project, "First"));
        a.sync();
        b.sync();
    }

    private List<String> conflicts() {
        return a.query(String.class, "SELECT kind FROM praetor.sync_conflicts WHERE tenant_id = ?");
    }

    private void equal() {
        a.sync();
        b.sync();
        a.sync();
        Map<String, String> there;
        try (Connection connection = server.owner().getConnection()) {
            there = Dump.rows(connection, first.tables(), member.tenant());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(a.rows()).isEqualTo(there);
        assertThat(b.rows()).isEqualTo(there);
    }
}
