package app.praetor.server.http;

import static app.praetor.server.http.Attempts.insert;
import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.server.http.TestServer.Answer;
import app.praetor.sync.table.SyncTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
            eve.batch(name, Intrusion.onRows(estate, eve, table, List.of(ONE, TWO), OWN, theirs));
            eve.expect(
                    "over " + name, eve.push(insert(name, Estate.id(ONE, name), estate.row(table, "over", OWN))), 200);
            eve.batch(name, Intrusion.moves(estate, eve, table, ONE, OWN));
        }
        eve.load("load afterwards");
        eve.pull("pull afterwards");
        nothingHappened(eve, 200);
    }
}
