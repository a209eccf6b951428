package app.praetor.server.http;

import static app.praetor.server.http.Attempts.update;
import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.server.http.TestServer.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A server with two tenants, each with rows in every table; a device of the one tries what it can do to the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class TwoTenants {
    /** The lots: two of the tenant that is attacked, one of the attacker. */
    static final String ONE = "OPENQ";

    static final String TWO = "SHUTQ";
    static final String OWN = "BEEQ";
    static final byte[] FILE = "openq: a file of theirs".getBytes(StandardCharsets.UTF_8);

    /** Where a request with a token may go. */
    static final List<String> ROUTES = List.of(
            "GET /v1/sync/pull?position=0.0.0",
            "GET /v1/sync/load",
            "GET /v1/sync/stream",
            "POST /v1/sync/push",
            "GET /v1/auth/devices",
            "POST /v1/auth/devices",
            "DELETE /v1/auth/devices/" + new UUID(1, 1),
            "POST /v1/auth/signout",
            "HEAD /v1/blobs/" + Attempts.hash(FILE),
            "GET /v1/blobs/" + Attempts.hash(FILE),
            "PUT /v1/blobs/" + Attempts.hash(FILE));

    static final List<String> HOSTILE = List.of(
            "' OR '1'='1",
            "1; DROP TABLE praetor.projects; --",
            "0') UNION SELECT to_jsonb(t)::text FROM praetor.tasks t --",
            "$$; SELECT set_config('app.tenant_id', '%s', true) $$",
            "\\u0000\\",
            "\u0000",
            "${jndi:ldap://127.0.0.1/x}",
            "{\"tenant\":\"%s\"}",
            "../../%s",
            "\u202e%%00%s");

    TestServer server;
    Estate estate;
    UUID theirs;
    UUID ours;
    Attempts ada;
    Answer place;
    String invitation;
    Attempts eve;
    Map<String, List<String>> before;

    @BeforeAll
    void start() throws Exception {
        server = new TestServer();
        estate = new Estate(server);
        theirs = server.tenant("openq-studio");
        server.person(theirs, "openq-ada@example.com", "owner");
        server.person(theirs, "openq-cem@example.com", "customer");
        ada = new Attempts(server, server.signIn("openq-ada@example.com"), List.of());
        estate.seed(theirs, ONE, Map.of());
        estate.seed(theirs, TWO, Map.of());
        ours = server.tenant("agency");
        server.person(ours, "eve@example.com", "owner");
        estate.seed(ours, OWN, Map.of());
        invitation = server.accounts.invitations().invite(theirs, "openq-new@example.com", "admin", null);
        ada.put(Attempts.hash(FILE), "", 0, FILE, FILE.length);
        ada.push(update("tasks", Estate.id(ONE, "tasks"), "title", ONE + " again"));
        place = server.get("/v1/sync/load?limit=5", ada.token());
        server.get("/v1/sync/pull?position=" + place.text("position"), ada.token());
    }

    @BeforeEach
    void signIn() throws SQLException {
        eve = eve("eve@example.com");
        before = estate.picture(theirs);
    }

    Attempts eve(String email) {
        return new Attempts(
                server,
                server.signIn(email),
                List.of(ONE, TWO, theirs.toString(), ada.device().toString()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    void nothingHappened(Attempts attempts, int least) throws SQLException {
        assertThat(attempts.failures())
                .as(String.join("\n", attempts.failures()))
                .isEmpty();
        assertThat(estate.picture(theirs)).isEqualTo(before);
        assertThat(attempts.made()).hasSizeGreaterThanOrEqualTo(least);
    }

    static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
