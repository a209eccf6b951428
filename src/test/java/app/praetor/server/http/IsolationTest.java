package app.praetor.server.http;

import static app.praetor.server.http.Attempts.delete;
import static app.praetor.server.http.Attempts.insert;
import static app.praetor.server.http.Attempts.update;
import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.server.http.Attempts.Try;
import app.praetor.server.http.TestServer.Answer;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.wire.RowChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A tenant reads and writes nothing of another, whatever its devices send. Each test tries a kind of thing, counts what it
 * has tried, searches every answer for words of the other tenant, and compares the other's rows with what they were.
 */
class IsolationTest {
    /** The lots: two of the tenant that is attacked, one of the attacker. */
    private static final String ONE = "OPENQ";

    private static final String TWO = "SHUTQ";
    private static final String OWN = "BEEQ";

    private TestServer server;
    private Estate estate;
    private UUID theirs;
    private UUID ours;
    private Answer ada;
    private Attempts eve;
    private Map<String, List<String>> before;

    @BeforeEach
    void start() throws SQLException {
        server = new TestServer();
        estate = new Estate(server);
        theirs = server.tenant("openq-studio");
        server.person(theirs, "openq-ada@example.com", "owner");
        server.person(theirs, "openq-cem@example.com", "customer");
        ada = server.signIn("openq-ada@example.com");
        estate.seed(theirs, ONE, Map.of());
        estate.seed(theirs, TWO, Map.of());
        ours = server.tenant("agency");
        server.person(ours, "eve@example.com", "owner");
        estate.seed(ours, OWN, Map.of());
        eve = new Attempts(server, server.signIn("eve@example.com"), List.of(ONE, TWO, theirs.toString()));
        before = estate.picture(theirs);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void nothingHappened(Attempts attempts, int least) throws SQLException {
        assertThat(attempts.failures())
                .as(String.join("\n", attempts.failures()))
                .isEmpty();
        assertThat(estate.picture(theirs)).isEqualTo(before);
        assertThat(attempts.made()).hasSizeGreaterThanOrEqualTo(least);
    }

    @Test
    void noBatchTouchesARowOfAnother() throws SQLException {
        for (SyncTable table : estate.tables.all()) {
            String name = table.name();
            eve.batch(name, onRows(eve, table, List.of(ONE, TWO), OWN, theirs));
            eve.expect(
                    "over " + name, eve.push(insert(name, Estate.id(ONE, name), estate.row(table, "over", OWN))), 200);
            eve.batch(name, moves(eve, table, ONE, OWN));
        }
        eve.load("load afterwards");
        eve.pull("pull afterwards");
        nothingHappened(eve, 200);
    }

    /** Changes and ends of their rows, and new rows of ours below theirs. */
    private List<Try> onRows(Attempts who, SyncTable table, List<String> targets, String parents, UUID tenant) {
        String name = table.name();
        List<Try> tries = new ArrayList<>();
        String text = Objects.requireNonNullElse(estate.text(table), "updated_at");
        tries.add(new Try(
                "update",
                update(name, Estate.id(targets.getFirst(), name), text, "x"),
                update(name, who.nowhere(), text, "x")));
        tries.add(new Try("delete", delete(name, Estate.id(targets.getLast(), name)), delete(name, who.nowhere())));
        tries.add(new Try(
                "into their tenant",
                insert(name, who.nowhere(), estate.row(table, "n1", parents).put("tenant_id", tenant.toString())),
                insert(
                        name,
                        who.nowhere(),
                        estate.row(table, "n2", parents)
                                .put("tenant_id", who.nowhere().toString()))));
        for (Map.Entry<String, SyncTable.Reference> to : table.references().entrySet()) {
            UUID parent = Estate.id(targets.getFirst(), to.getValue().table());
            String lot = to.getKey().hashCode() + name;
            tries.add(new Try(
                    "below their " + to.getKey(),
                    insert(
                            name,
                            Estate.id("1" + lot, name),
                            estate.row(table, "1" + lot, parents).put(to.getKey(), parent.toString())),
                    insert(
                            name,
                            Estate.id("2" + lot, name),
                            estate.row(table, "2" + lot, parents)
                                    .put(to.getKey(), who.nowhere().toString()))));
        }
        return tries;
    }

    /** Moves of rows of ours to theirs. */
    private List<Try> moves(Attempts who, SyncTable table, String target, String parents) {
        String name = table.name();
        List<Try> tries = new ArrayList<>();
        List<RowChange> rows = new ArrayList<>();
        for (Map.Entry<String, SyncTable.Reference> to : table.references().entrySet()) {
            UUID parent = Estate.id(target, to.getValue().table());
            UUID real = who.nowhere();
            UUID other = who.nowhere();
            rows.add(insert(name, real, estate.row(table, "3" + to.getKey().hashCode() + name, parents)));
            rows.add(insert(name, other, estate.row(table, "4" + to.getKey().hashCode() + name, parents)));
            tries.add(new Try(
                    "move to their " + to.getKey(),
                    update(name, real, to.getKey(), parent.toString()),
                    update(name, other, to.getKey(), who.nowhere().toString())));
        }
        who.push(rows.toArray(RowChange[]::new));
        return tries;
    }
}
