package app.praetor.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.server.http.TestServer.Answer;
import app.praetor.store.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamTest {
    private TestServer server;
    private TestServer node;
    private Answer ada;
    private Answer bob;

    @BeforeEach
    void start() {
        server = new TestServer();
        node = new TestServer(server);
        UUID tenant = server.tenant("studio");
        server.person(tenant, "ada@example.com", "owner");
        server.person(tenant, "bob@example.com", "member");
        ada = server.signIn("ada@example.com");
        bob = server.signIn("bob@example.com");
    }

    @AfterEach
    void stop() {
        node.close();
        server.close();
    }

    /** Reads events off a connection; each read waits for the next. */
    private static final class Listener implements AutoCloseable {
        private final BufferedReader lines;
        private final HttpHeaders headers;

        Listener(TestServer server, Answer signIn) throws IOException, InterruptedException {
            HttpResponse<InputStream> answer = server.client()
                    .send(
                            server.request("/v1/sync/stream", signIn.text("accessToken"))
                                    .header("Accept", "text/event-stream")
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            headers = answer.headers();
            lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        /** The data of the next event of this name; null when the server has closed. */
        @Nullable
        String next(String event) {
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.equals("event: " + event)) {
                        return lines.readLine().substring("data: ".length());
                    }
                }
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private long push(TestServer where) {
        Answer answer = where.send(
                "POST",
                "/v1/sync/push",
                ada.text("accessToken"),
                TestServer.gzip(Json.MAPPER.writeValueAsBytes(ExchangeTest.project(ada, 1, "Bakery"))));
        return answer.body().path("version").asLong();
    }

    @Test
    void aPushWakesWhoListensOnTheSameNode() throws Exception {
        try (Listener listener = new Listener(server, bob)) {
            long before = Long.parseLong(listener.next("head"));
            assertThat(Long.parseLong(listener.next("alive"))).isBetween(1L, 900L);

            long version = push(server);

            assertThat(version).isGreaterThan(before);
            assertThat(listener.next("head")).isEqualTo(Long.toString(version));
        }
    }

    /** What stands between may gather an answer until it ends, unless the answer forbids that. */
    @Test
    void fault11ProxiesAreAskedNotToHoldEventsBack() throws Exception {
        try (Listener listener = new Listener(server, bob)) {
            assertThat(listener.headers.firstValue("X-Accel-Buffering")).contains("no");
            assertThat(listener.headers.firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void aPushOnAnotherNodeWakesThemToo() throws Exception {
        try (Listener listener = new Listener(node, bob)) {
            listener.next("head");

            long version = push(server);

            assertThat(listener.next("head")).isEqualTo(Long.toString(version));
        }
    }

    @Test
    void aRevokedDeviceIsCutOff() throws Exception {
        server.feed.sql("INSERT INTO praetor.realtime_heartbeat_config (channel_type, heartbeat_interval_ms)"
                + " VALUES ('organization', 50)");
        try (Listener listener = new Listener(server, bob)) {
            listener.next("alive");

            server.send("DELETE", "/v1/auth/devices/" + bob.text("device"), bob.text("accessToken"), new byte[0]);

            String beat = listener.next("alive");
            while (beat != null) {
                beat = listener.next("alive");
            }
            assertThat(server.get("/v1/sync/pull", bob.text("accessToken")).text("code"))
                    .isEqualTo("revoked");
        }
    }
}
