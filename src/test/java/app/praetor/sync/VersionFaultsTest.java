package app.praetor.sync;

import static app.praetor.sync.sim.Laptop.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.server.feed.Caller;
import app.praetor.server.feed.FeedException;
import app.praetor.server.feed.PostgresFeed;
import app.praetor.store.capture.HybridClock;
import app.praetor.store.schema.Dialect;
import app.praetor.store.schema.SchemaCatalogue;
import app.praetor.sync.clock.Stamp;
import app.praetor.sync.net.Session;
import app.praetor.sync.replica.ReplicaExchange;
import app.praetor.sync.sim.Laptop;
import app.praetor.sync.sim.MemoryReplica;
import app.praetor.sync.sim.TestFeed;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.Push;
import app.praetor.sync.wire.RowChange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A program and a server of different age: the newer side has a column of projects more. */
class VersionFaultsTest {
    private static final String MORE = "ALTER TABLE praetor.projects ADD COLUMN mood VARCHAR(20)";

    private final UUID project = UUID.randomUUID();
    private TestFeed server;
    private MemoryReplica database;
    private TestFeed.Member member;

    @BeforeEach
    void start() {
        server = new TestFeed(InstantSource.system());
        member = server.tenant();
        database = new MemoryReplica(new HybridClock(InstantSource.system(), 0, 0));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fault35OlderDeviceLeavesANewerServersColumnAloneAndFetchesItWhenItIsNewerItself() throws Exception {
        server.sql(MORE);
        PostgresFeed newer = new PostgresFeed(
                server.application(), SchemaCatalogue.load(Dialect.POSTGRESQL), InstantSource.system());
        Laptop older = new Laptop(database, server, member, InstantSource.system());
        older.sync();
        Caller colleague = colleague();
        newer.push(colleague, push(colleague, insert(values("Shop").put("mood", "sunny"))));

        older.sync();
        older.edit(edit("UPDATE praetor.projects SET name = 'Renamed' WHERE tenant_id = ?"));
        older.sync();

        assertThat(older.query(String.class, "SELECT name FROM praetor.projects WHERE tenant_id = ?"))
                .containsExactly("Renamed");
        assertThat(projects("name || mood")).containsExactly("Renamedsunny");

        // The program is brought up to date.
        older.edit(edit("UPDATE praetor.projects SET description = 'Waits' WHERE tenant_id = ?"));
        ReplicaExchange exchange = new ReplicaExchange(database, database.migrate(MORE), "32");
        assertThat(exchange.needsLoad()).isTrue();
        while (exchange.needsLoad()) {
            exchange.loadOne(older);
        }
        assertThat(older.query(String.class, "SELECT mood || description FROM praetor.projects WHERE tenant_id = ?"))
                .containsExactly("sunnyWaits");
        assertThat(exchange.needsLoad()).as("once").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"projects, mood", "moods, name"})
    void fault35NewerDeviceSendsNothingByHalvesToAnOlderServer(String table, String column) {
        Caller colleague = colleague();
        ObjectNode strange = values("Shop").put(column, "sunny");
        RowChange good = insert(values("Good"));
        RowChange bad = new RowChange(table, project, Op.INSERT, good.stamp(), null, strange, null, 1);

        assertThatThrownBy(() -> server.feed().push(colleague, push(colleague, good, bad)))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.kind()).isEqualTo(FeedException.Kind.VERSION));
        assertThat(projects("name")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, too old", "2, newer than the server"})
    void fault35AnotherProtocolIsSaidInWordsAndTheQueueStays(String protocol, String words) throws Exception {
        try (Agency agency = new Agency()) {
            Session session = agency.signIn(agency.organization());
            HttpRequest request = HttpRequest.newBuilder(URI.create(agency.url() + "/v1/sync/pull?position="))
                    .header("Praetor-Protocol", protocol)
                    .header("Authorization", "Bearer " + session.accessToken())
                    .build();
            HttpResponse<String> answer = send(request);
            assertThat(answer.statusCode()).isEqualTo(426);
            assertThat(answer.body()).contains("\"version\"", words, "are kept");
        }
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private Caller colleague() {
        return new Caller(member.tenant(), member.user(), server.device(member), false);
    }

    private static ObjectNode values(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name);
    }

    private RowChange insert(ObjectNode values) {
        return new RowChange(
                "projects", UUID.randomUUID(), Op.INSERT, Stamp.at(System.currentTimeMillis()), null, values, null, 1);
    }

    private static Push push(Caller caller, RowChange... changes) {
        return new Push(caller.device(), 1, UUID.randomUUID(), "27", "", List.of(changes));
    }

    private List<String> projects(String what) {
        try (Connection connection = server.owner().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT " + what + " FROM praetor.projects WHERE tenant_id = ? ORDER BY name")) {
            query.setObject(1, member.tenant());
            List<String> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
