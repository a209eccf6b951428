package app.praetor.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.server.http.TestServer.Answer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    @Test
    void whoGuessesPasswordsWaits() {
        InstantSource still = InstantSource.fixed(Instant.parse("2030-01-01T00:00:00Z"));
        try (TestServer server = new TestServer(new SyncServer.Limits(1 << 20, 3), still)) {
            Map<String, String> guess = Map.of("email", "ada@example.com", "password", "a guess of mine");
            for (int i = 0; i < 3; i++) {
                assertThat(server.post("/v1/auth/token", null, guess).status()).isEqualTo(401);
            }

            Answer answer = server.post("/v1/auth/token", null, guess);

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.text("code")).isEqualTo("too_many_attempts");
            assertThat(answer.body().path("retryAfter").asInt()).isBetween(1, 61);
            assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
        }
    }
}
