package app.praetor.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.server.http.TestServer.Answer;
import app.praetor.store.Json;
import app.praetor.sync.clock.Stamp;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.Push;
import app.praetor.sync.wire.RowChange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExchangeTest {
    private TestServer server;
    private Answer first;
    private Answer second;

    @BeforeEach
    void start() {
        server = new TestServer();
        UUID tenant = server.tenant("studio");
        server.person(tenant, "ada@example.com", "owner");
        server.person(tenant, "bob@example.com", "member");
        first = server.signIn("ada@example.com");
        second = server.signIn("bob@example.com");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Push project(Answer signIn, long seq, String name) {
        RowChange change = new RowChange(
                "projects",
                UUID.randomUUID(),
                Op.INSERT,
                Stamp.at(System.currentTimeMillis()),
                null,
                Json.MAPPER.createObjectNode().put("name", name),
                null,
                1);
        return new Push(UUID.fromString(signIn.text("device")), seq, UUID.randomUUID(), "027", "", List.of(change));
    }

    private Answer push(Answer signIn, Push push) {
        return server.send(
                "POST",
                "/v1/sync/push",
                signIn.text("accessToken"),
                TestServer.gzip(Json.MAPPER.writeValueAsBytes(push)),
                "Content-Encoding",
                "gzip");
    }

    @Test
    void whatOnePushesTheOtherLoadsAndPulls() {
        JsonNode load = server.get("/v1/sync/load", second.text("accessToken")).body();
        String position = load.path("position").asString();
        assertThat(load.path("entries").findValuesAsString("t")).contains("users");

        Answer pushed = push(first, project(first, 1, "Bakery"));

        assertThat(pushed.body().path("outcomes")).isEmpty();
        Answer page = server.get("/v1/sync/pull?limit=100&cursor=" + position, second.text("accessToken"));
        assertThat(page.body().path("entries").get(0).at("/row/name").asString())
                .isEqualTo("Bakery");
        assertThat(page.body().path("head")).isEqualTo(pushed.body().path("version"));
    }

    @Test
    void whatTheOrganizationAsksIsChangedByItsAdministratorsOnly() {
        RowChange change = new RowChange(
                "own_objectives",
                UUID.randomUUID(),
                Op.INSERT,
                Stamp.at(System.currentTimeMillis()),
                null,
                Json.MAPPER
                        .createObjectNode()
                        .put("context_type", "idea_discovery")
                        .put("version_number", 1)
                        .put("source_text", "key: idea_discovery"),
                null,
                1);

        Answer member = push(second, of(second, change));
        Answer owner = push(first, of(first, change));

        assertThat(member.body().path("outcomes").toString()).containsIgnoringCase("forbidden");
        assertThat(owner.body().path("outcomes")).isEmpty();
    }

    private static Push of(Answer signIn, RowChange change) {
        return new Push(UUID.fromString(signIn.text("device")), 1, UUID.randomUUID(), "027", "", List.of(change));
    }

    @Test
    void theSameBatchGetsTheSameAnswer() {
        Push push = project(first, 1, "Bakery");

        assertThat(push(first, push).raw().body())
                .isEqualTo(push(first, push).raw().body());
    }

    @Test
    void aMissingBatchIsAProblemThatProgramsUnderstand() {
        Answer answer = push(first, project(first, 3, "Bakery"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("gap");
        assertThat(answer.body().path("status").asInt()).isEqualTo(409);
        assertThat(answer.body().path("serverNow").asLong()).isPositive();
        assertThat(answer.text("type")).isEqualTo("https://praetor.dev/problems/gap");
        assertThat(answer.text("title")).isNotEmpty();
    }

    @Test
    void aBatchThatInflatesBeyondTheLimitIsTooLarge() {
        Answer answer = push(first, project(first, 1, "x".repeat(2 << 20)));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("code")).isEqualTo("too_large");
    }

    @Test
    void whatIsNoBatchIsRefusedInWords() {
        Answer noJson = server.send("POST", "/v1/sync/push", first.text("accessToken"), new byte[] {'{', 'x'});
        Answer empty = server.post("/v1/sync/push", first.text("accessToken"), Map.of());

        assertThat(noJson.status()).isEqualTo(400);
        assertThat(empty.text("code")).isEqualTo("invalid");
    }

    @Test
    void largeAnswersAreGzippedForWhoTakesThem() {
        push(first, project(first, 1, "Bakery " + "bread ".repeat(30)));
        Answer answer =
                server.send("GET", "/v1/sync/load", first.text("accessToken"), new byte[0], "Accept-Encoding", "gzip");

        assertThat(answer.raw().headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    @Test
    void aWrongPathIsAProblemToo() {
        Answer answer = server.get("/v1/nothing", null);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("code")).isEqualTo("not_found");
    }

    @Test
    void itSaysThatItStands() {
        assertThat(server.get("/healthz", null).status()).isEqualTo(200);
        assertThat(server.get("/readyz", null).status()).isEqualTo(200);
    }

    @Test
    void itCountsRequestsByRouteAndNamesNoClient() {
        server.get("/v1/sync/pull?position=secret", first.text("accessToken"));
        String text = new String(server.get("/metrics", null).raw().body(), StandardCharsets.UTF_8);

        assertThat(text).contains("praetor_requests_seconds_count").contains("route=\"/v1/auth/token\"");
        assertThat(text).doesNotContain("secret");
    }
}
