package app.praetor.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.store.Json;
import app.praetor.store.key.Vault;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.client.TransportException.Kind;
import app.praetor.sync.net.Http;
import app.praetor.sync.net.Session;
import app.praetor.sync.net.SyncApi;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of a device: renewed by one at a time, and good for as long as the server says. */
class CredentialsTest {
    private static final UUID TENANT = new UUID(1, 1);
    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    private final MockWebServer server = new MockWebServer();
    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    private final Vault vault = new Vault() {
        @Override
        public byte[] get(String name) {
            byte[] secret = kept.get(name);
            return secret == null ? null : secret.clone();
        }

        @Override
        public void put(String name, byte[] secret) {
            kept.put(name, secret.clone());
        }
    };
    private volatile Instant now = START;
    private Credentials credentials;

    @BeforeEach
    void start() throws IOException {
        server.start();
        credentials = opened();
        credentials.keep(session(0));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Credentials opened() {
        Credentials made = new Credentials(vault, TENANT, () -> now);
        made.at(new SyncApi(new Http(server.url("/").toString())));
        return made;
    }

    private static Session session(int number) {
        return new Session(
                "access" + number,
                600,
                "refresh" + number,
                new Session.Tenant(new UUID(2, 2), "Agency", "agency"),
                new Session.Person(new UUID(3, 3), "Anna", "anna@example.com", false),
                new UUID(4, 4));
    }

    private void answers(int status, Object body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(Json.MAPPER.writeValueAsString(body))
                .build());
    }

    private String askedWith() throws InterruptedException {
        return Json.parse(server.takeRequest().getBody().utf8())
                .path("refreshToken")
                .asString();
    }

    @Test
    void twentyThreadsWithARefusedTokenRenewItOnce() throws Exception {
        answers(200, session(1));
        CyclicBarrier together = new CyclicBarrier(20);
        List<Future<String>> renewed = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (int i = 0; i < 20; i++) {
                renewed.add(threads.submit(() -> {
                    together.await();
                    return credentials.renewed("access0");
                }));
            }
        }

        for (Future<String> each : renewed) {
            assertThat(each.get()).isEqualTo("access1");
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void renewsBeforeTheTokenEnds() throws Exception {
        assertThat(credentials.access()).isEqualTo("access0");
        now = START.plusSeconds(560);
        answers(200, session(1));

        assertThat(credentials.access()).isEqualTo("access1");
        assertThat(askedWith()).isEqualTo("refresh0");
    }

    @Test
    void goesOnWithTheNewestRefreshTokenAfterARestart() throws Exception {
        answers(200, session(1));
        credentials.renewed("access0");
        askedWith();
        answers(200, session(2));

        assertThat(opened().access()).isEqualTo("access2");
        assertThat(askedWith()).isEqualTo("refresh1");
    }

    @Test
    void keepsNoAccessTokenOnDisk() {
        assertThat(kept.values())
                .singleElement()
                .satisfies(bytes -> assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                        .doesNotContain("access0"));
    }

    @Test
    void fault22SleepForThreeDays() throws Exception {
        now = START.plus(Duration.ofDays(3));
        answers(200, session(1));

        assertThat(credentials.access()).isEqualTo("access1");
        assertThat(askedWith()).isEqualTo("refresh0");
    }

    @Test
    void theServerSaysWhenASignInIsTooOld() {
        now = START.plus(Duration.ofDays(60));
        answers(401, Map.of("code", "sign_in_again", "detail", "The sign-in has run out."));

        assertThatThrownBy(credentials::access)
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SIGN_IN))
                .hasMessageContainingAll("30 days", "kept here", "sign in again");
    }

    @Test
    void fault23AClockTenYearsAheadEndsNoSignIn() throws Exception {
        now = START.plus(Duration.ofDays(3652));
        answers(200, session(1));

        assertThat(credentials.access()).isEqualTo("access1");
        assertThat(askedWith()).isEqualTo("refresh0");
    }

    @Test
    void fault23AClockThatComesBackMakesNoTokenLastLonger() throws Exception {
        now = START.plus(Duration.ofDays(3652));
        answers(200, session(1));
        credentials.access();
        askedWith();
        now = START.plusSeconds(900);
        answers(200, session(2));

        assertThat(credentials.access()).isEqualTo("access2");
        assertThat(askedWith()).isEqualTo("refresh1");
    }

    @Test
    void aSignInThatEarlierVersionsKeptGoesOn() {
        vault.put(
                "sync-" + TENANT,
                "{\"refreshToken\":\"old\",\"renewedAt\":\"2036-05-01T10:00:00Z\"}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        answers(200, session(1));

        assertThat(opened().access()).isEqualTo("access1");
    }

    @Test
    void fault44TokenExpiredAndRefreshReused() {
        now = START.plus(Duration.ofHours(1));
        answers(401, Map.of("code", "reused", "detail", "This sign-in was used twice."));

        assertSignIn();
        assertThat(credentials.present()).as("nothing is thrown away").isTrue();
    }

    @Test
    void aServerThatCannotBeReachedDoesNotSignOut() {
        now = START.plus(Duration.ofHours(1));
        server.close();

        assertThatThrownBy(credentials::access)
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        assertThat(credentials.present()).isTrue();
    }

    @Test
    void forgetsWithoutATrace() {
        credentials.forget();

        assertThat(credentials.present()).isFalse();
        assertSignIn();
    }

    @Test
    void saysNothingOfItsTokens() {
        assertThat(credentials + " " + session(0)).doesNotContain("access0", "refresh0");
    }

    private void assertSignIn() {
        assertThatThrownBy(credentials::access)
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SIGN_IN));
    }
}
