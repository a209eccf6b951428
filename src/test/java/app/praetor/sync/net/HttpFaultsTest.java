package app.praetor.sync.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import app.praetor.store.Json;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.client.TransportException.Kind;
import app.praetor.sync.wire.Checksum;
import app.praetor.sync.wire.Page;
import app.praetor.sync.wire.PushAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the network and the server may do to a request, over real HTTP. */
class HttpFaultsTest {
    private static final byte[] BATCH = {31, -117, 8, 0, 1, 2, 3};
    private static final String ANSWER =
            Json.MAPPER.writeValueAsString(new PushAnswer(1, 7, 1000, null, null, List.of()));
    private static final String PAGE = Json.MAPPER.writeValueAsString(
            new Page("p2", 7, 7, false, false, 1, 1000, "s", 0L, Checksum.of(List.of()), List.of()));

    private final MockWebServer server = new MockWebServer();
    private final Tokens tokens = new Tokens();
    private HttpTransport transport;

    /** Hands out numbered tokens. */
    private static final class Tokens implements TokenSource {
        private int renewals;

        @Override
        public String access() {
            return "t" + renewals;
        }

        @Override
        public String renewed(String refused) {
            renewals++;
            return access();
        }
    }

    @BeforeEach
    void start() throws IOException {
        server.start();
        transport = new HttpTransport(new Http(server.url("/").toString()), tokens);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static MockResponse.Builder json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", status < 400 ? "application/json" : "application/problem+json")
                .body(body);
    }

    private void answers(MockResponse.Builder response) {
        server.enqueue(response.build());
    }

    private TransportException pullFails() {
        TransportException failure = catchThrowableOfType(TransportException.class, () -> transport.pull("p1", 10));
        assertThat(failure).as("a failure").isNotNull();
        return failure;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return zipped.toByteArray();
    }

    @Test
    void sendsTheFrozenBytesAsTheyAre() throws Exception {
        answers(json(200, ANSWER));

        assertThat(transport.push(BATCH).version()).isEqualTo(7);

        RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("POST /v1/sync/push HTTP/1.1");
        assertThat(request.getHeaders().get("Content-Encoding")).isEqualTo("gzip");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer t0");
        assertThat(request.getBody().toByteArray()).isEqualTo(BATCH);
        assertThat(transport.bytesUp()).isEqualTo(BATCH.length);
        assertThat(transport.bytesDown()).isPositive();
    }

    @Test
    void quotesThePositionForTheAddress() throws Exception {
        answers(json(200, PAGE));

        assertThat(transport.pull("a b&limit=9/ü", 10).position()).isEqualTo("p2");

        assertThat(server.takeRequest().getUrl().queryParameter("cursor")).isEqualTo("a b&limit=9/ü");
    }

    @Test
    void fault01CutBeforeRequest() {
        server.close();

        assertThat(pullFails().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void fault02CutMidUpload() {
        answers(json(200, ANSWER).onRequestBody(new SocketEffect.CloseSocket()));

        assertThatThrownBy(() -> transport.push(new byte[1 << 20]))
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }

    @Test
    void fault03TheSameBytesAgainWhenTheAnswerWasLost() throws Exception {
        answers(json(200, ANSWER).onResponseStart(new SocketEffect.CloseSocket()));
        answers(json(200, ANSWER));

        TransportException lost = catchThrowableOfType(TransportException.class, () -> transport.push(BATCH));
        if (lost != null) {
            assertThat(lost.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(transport.push(BATCH).version()).isEqualTo(7);
        }

        assertThat(server.takeRequest().getBody())
                .isEqualTo(server.takeRequest().getBody());
    }

    @Test
    void fault04CutMidDownload() {
        answers(json(200, PAGE).onResponseBody(new SocketEffect.CloseSocket()));

        assertThat(pullFails().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void fault05TruncatedAnswerWith200() {
        answers(json(200, PAGE.substring(0, PAGE.length() / 2)));

        assertThat(pullFails().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void fault06CorruptGzip() throws IOException {
        byte[] zipped = gzip(PAGE);
        zipped[zipped.length / 2] ^= 0x55;
        answers(json(200, "").body(new Buffer().write(zipped)).addHeader("Content-Encoding", "gzip"));

        assertThat(pullFails().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void fault06GzipCutShort() throws IOException {
        byte[] zipped = gzip(PAGE);
        Buffer half = new Buffer().write(zipped, 0, zipped.length / 2);
        answers(json(200, "").body(half).addHeader("Content-Encoding", "gzip"));

        assertThat(pullFails().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain"})
    void fault10CaptivePortal(String type) {
        answers(new MockResponse.Builder().addHeader("Content-Type", type).body("<html>Welcome to the hotel</html>"));

        assertThat(pullFails().kind()).isEqualTo(Kind.NOT_OURS);
    }

    @Test
    void fault10CaptivePortalThatSendsElsewhereGetsNoToken() throws IOException {
        try (MockWebServer portal = new MockWebServer()) {
            portal.start();
            answers(new MockResponse.Builder()
                    .code(302)
                    .addHeader("Location", portal.url("/login").toString()));

            assertThat(pullFails().kind()).isEqualTo(Kind.NOT_OURS);
            assertThat(portal.getRequestCount()).isZero();
        }
    }

    @Test
    void fault10JsonOfSomebodyElse() {
        answers(json(200, "{\"hello\":1,\"entries\":[]}"));

        assertThat(pullFails().kind()).isIn(Kind.NOT_OURS, Kind.UNREACHABLE);
    }

    @Test
    void fault13DnsGoneAndBack() {
        Deque<Boolean> known = new ArrayDeque<>(List.of(false, true));
        Dns dns = host -> {
            if (!known.pop()) {
                throw new UnknownHostException(host);
            }
            return Dns.SYSTEM.lookup("localhost");
        };
        String address = server.url("/").newBuilder().host("localhost").build().toString();
        transport = new HttpTransport(
                new Http(address, new OkHttpClient.Builder().dns(dns).build()), tokens);
        answers(json(200, PAGE));

        assertThat(pullFails().kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(transport.pull("p1", 10).position()).isEqualTo("p2");
    }

    @Test
    void fault13ServerThatMovedToAnotherAddressIsFoundThere() throws IOException {
        Deque<String> addresses = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.2"));
        Dns dns = host -> List.of(InetAddress.getByName(addresses.pop()));
        String address = server.url("/").newBuilder().host("localhost").build().toString();
        transport = new HttpTransport(
                new Http(address, new OkHttpClient.Builder().dns(dns).build()), tokens);
        answers(json(200, PAGE));
        assertThat(transport.pull("p1", 10).position()).isEqualTo("p2");

        int port = server.getPort();
        server.close();
        try (MockWebServer moved = new MockWebServer()) {
            try {
                moved.start(InetAddress.getByName("127.0.0.2"), port);
            } catch (IOException e) {
                abort("This machine has one address for itself: " + e.getMessage());
            }
            moved.enqueue(json(200, PAGE).build());

            assertThat(transport.pull("p1", 10).position()).isEqualTo("p2");
        }
    }

    @Test
    void fault14TlsIsNotOffline(@TempDir Path folder) throws Exception {
        server.close();
        try (MockWebServer secure = new MockWebServer()) {
            secure.useHttps(selfSigned(folder).getSocketFactory());
            secure.start();
            transport = new HttpTransport(new Http(secure.url("/").toString()), tokens);

            assertThat(pullFails().kind()).isEqualTo(Kind.UNTRUSTED);
        }
    }

    private static SSLContext selfSigned(Path folder) throws Exception {
        Path file = folder.resolve("keys");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void fault15RetryAfter(int status) {
        answers(json(status, "{\"code\":\"busy\",\"detail\":\"Later.\"}").addHeader("Retry-After", "7"));

        TransportException failure = pullFails();
        assertThat(failure.kind()).isEqualTo(Kind.BUSY);
        assertThat(failure.retryAfterMillis()).isEqualTo(7000);
    }

    @Test
    void fault15RetryAfterADate() {
        String past =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.of(2001, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
        String future = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plus(Duration.ofDays(2)));
        answers(json(503, "{}").addHeader("Retry-After", past));
        answers(json(503, "{}").addHeader("Retry-After", future));
        answers(json(503, "{}").addHeader("Retry-After", "soon"));

        assertThat(pullFails().retryAfterMillis()).isZero();
        assertThat(pullFails().retryAfterMillis()).as("bounded").isEqualTo(600_000);
        assertThat(pullFails().retryAfterMillis()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "403, revoked, REVOKED",
        "403, forbidden, REFUSED",
        "409, gap, FORKED",
        "409, forked, FORKED",
        "410, reload, RELOAD",
        "413, too_large, TOO_LARGE",
        "422, clock, CLOCK",
        "422, invalid, REFUSED",
        "426, version, VERSION",
        "400, invalid, REFUSED",
        "404, not_found, REFUSED",
        "500, internal, BUSY",
        "502, '', BUSY"
    })
    void readsProblems(int status, String code, Kind kind) {
        answers(json(
                status, "{\"status\":" + status + ",\"code\":\"" + code + "\",\"detail\":\"Why.\",\"serverNow\":5}"));

        TransportException failure = pullFails();
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessage("Why.");
        assertThat(failure.serverNow()).isEqualTo(5);
    }

    @Test
    void renewsATokenThatIsNotTakenAnyMoreOnce() throws Exception {
        answers(json(401, "{\"code\":\"signed_out\"}"));
        answers(json(200, PAGE));

        assertThat(transport.pull("p1", 10).position()).isEqualTo("p2");

        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer t0");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer t1");
    }

    @Test
    void asksToSignInWhenTheRenewedTokenIsNotTakenEither() {
        answers(json(401, "{}"));
        answers(json(401, "{}"));

        assertThat(pullFails().kind()).isEqualTo(Kind.SIGN_IN);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void sendsNoPasswordInClearOverANetwork() {
        assertThatThrownBy(() -> new Http("http://praetor.example.com")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Http("http://localhost:x@example.com/"))
                .as("the host is the part after the sign")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Http("http://localhost.example.com")).isInstanceOf(IllegalArgumentException.class);
    }
}
