package app.praetor.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.server.account.IdentityProvider;
import app.praetor.server.http.TestServer.Answer;
import app.praetor.store.Json;
import app.praetor.sync.clock.Stamp;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.Push;
import app.praetor.sync.wire.RowChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

/** A walk through every route, and every way in which it refuses: each answer is compared with the document. */
@Timeout(120)
class OpenApiWalkTest {
    private static final byte[] NONE = new byte[0];
    private static final int CHUNK = 4 << 20;

    private final MockOAuth2Server provider = new MockOAuth2Server();
    private TestServer server;
    private TestServer strict;
    private final Set<String> seen = new TreeSet<>();
    private UUID tenant;
    private Answer ada;
    private String token;

    @BeforeEach
    void start() throws Exception {
        provider.start();
        server = new TestServer();
        strict = new TestServer(server, new SyncServer.Limits(1 << 20, 6), known());
        tenant = server.tenant("studio");
        server.person(tenant, "ada@example.com", "owner");
        ada = server.signIn("ada@example.com");
        token = ada.text("accessToken");
    }

    @AfterEach
    void stop() {
        strict.close();
        server.close();
        provider.shutdown();
    }

    @Test
    void everyDocumentedAnswerComesAndIsAsDocumented() throws Exception {
        operation();
        signIn();
        vouched();
        renewals();
        invitations();
        devices();
        exchange();
        stream();
        files();
        guarded();

        seen.addAll(server.documented().seen());
        seen.addAll(strict.documented().seen());
        Set<String> missing = new TreeSet<>(server.documented().statuses());
        missing.removeAll(seen);
        // Failures of the server itself are not asked for from outside.
        missing.removeIf(s -> s.endsWith(" 500") || s.endsWith(" 503"));
        assertThat(missing).isEmpty();
    }

    private void operation() {
        for (String path : List.of("/metrics", "/healthz", "/readyz", "/openapi.json")) {
            assertThat(server.get(path, null).status()).isEqualTo(200);
        }
    }

    private void signIn() {
        String path = "/v1/auth/token";
        Map<String, String> right = Map.of("email", "ada@example.com", "password", TestServer.PASSWORD);
        expect(200, server.post(path, null, right));
        expect(400, server.post(path, null, Map.of("email", "ada@example.com")));
        expect(400, server.send("POST", path, null, bytes("{x")));
        expect(401, server.post(path, null, with(right, "password", "not it at all")));
        expect(403, server.post(path, null, with(right, "tenant", "nowhere")));
        expect(413, server.post(path, null, with(right, "deviceName", "x".repeat(70_000))));
        server.person(server.tenant("agency"), "both@example.com", "owner");
        server.person(tenant, "both@example.com", "member");
        expect(409, server.post(path, null, with(right, "email", "both@example.com")));
        tooMany(path, with(right, "password", "a guess of mine"));
    }

    private void vouched() throws IOException {
        String path = "/v1/auth/oidc/token";
        expect(404, server.get("/v1/auth/oidc", null));
        expect(404, server.post(path, null, Map.of()));
        // A provider of one node, and as many attempts as anybody needs.
        try (TestServer node = new TestServer(server, new SyncServer.Limits(1 << 20, 1000), known())) {
            expect(200, node.get("/v1/auth/oidc", null));
            expect(200, node.post(path, null, word("ada@example.com")));
            expect(400, node.post(path, null, Map.of()));
            expect(401, node.post(path, null, with(word("ada@example.com"), "nonce", "another")));
            expect(403, node.post(path, null, word("nobody@example.com")));
            expect(409, node.post(path, null, word("both@example.com")));
            expect(413, node.post(path, null, Map.of("idToken", "x".repeat(70_000))));
            seen.addAll(node.documented().seen());
        }
        tooMany(path, word("ada@example.com"));
    }

    private void renewals() {
        String path = "/v1/auth/refresh";
        Answer leaver = join("leaver@example.com");
        expect(200, server.post(path, null, Map.of("refreshToken", ada.text("refreshToken"))));
        expect(400, server.post(path, null, Map.of()));
        expect(401, server.post(path, null, Map.of("refreshToken", "unknown")));
        expect(413, server.post(path, null, Map.of("refreshToken", "x".repeat(70_000))));
        server.feed.sql(
                "UPDATE praetor.sync_devices SET revoked_at = CURRENT_TIMESTAMP WHERE id = ?",
                UUID.fromString(leaver.text("device")));
        expect(403, server.post(path, null, Map.of("refreshToken", leaver.text("refreshToken"))));
        tooMany(path, Map.of("refreshToken", "unknown"));
    }

    private void invitations() {
        Map<String, String> body = Map.of("name", "Nia", "password", "a long password");
        String path = "/v1/invitations/"
                + server.accounts.invitations().invite(tenant, "nia@example.com", "member", null) + "/accept";
        expect(413, server.post(path, null, with(body, "name", "x".repeat(70_000))));
        expect(400, server.post(path, null, with(body, "password", "short")));
        expect(200, server.post(path, null, body));
        expect(410, server.post(path, null, body));
        String known = server.accounts.invitations().invite(tenant, "both@example.com", "member", null);
        expect(401, server.post("/v1/invitations/" + known + "/accept", null, body));
        tooMany(path, body);
    }

    private void devices() {
        String path = "/v1/auth/devices";
        expect(200, server.get(path, token));
        Answer again = server.post(path, token, Map.of());
        expect(200, again);
        expect(204, server.send("DELETE", path + "/" + again.text("device"), token, NONE));
        expect(400, server.send("DELETE", path + "/none", token, NONE));
        expect(404, server.send("DELETE", path + "/" + UUID.randomUUID(), token, NONE));
        Answer out = join("out@example.com");
        expect(204, server.post("/v1/auth/signout", out.text("accessToken"), Map.of()));
    }

    private void exchange() {
        String path = "/v1/sync/push";
        Answer load = server.get("/v1/sync/load?limit=1", token);
        expect(200, load);
        expect(200, server.get("/v1/sync/load?limit=1&token=" + load.text("next"), token));
        expect(400, server.get("/v1/sync/load?token=none", token));
        expect(
                410,
                server.get(
                        "/v1/sync/load?token=" + load.text("next").replaceAll("\\.[0-9a-f]+(\\.\\d+\\.\\d+)$", ".0$1"),
                        token));
        UUID row = UUID.randomUUID();
        long now = System.currentTimeMillis();
        expect(200, push(1, change(row, Op.INSERT, now, "Bakery")));
        // A change of the same field that knows nothing of the first, one of a table that is not exchanged, and a
        // deletion.
        Answer mixed = push(
                2,
                change(row, Op.UPDATE, now - 1000, "Café"),
                new RowChange("sync_devices", row, Op.INSERT, Stamp.at(now), null, name("x"), null, 1));
        assertThat(mixed.body().path("outcomes").findValuesAsString("kind")).contains("rejected");
        expect(200, push(3, change(UUID.randomUUID(), Op.INSERT, now, "Gone")));
        expect(409, push(9, change(row, Op.UPDATE, now, "Gap")));
        expect(409, push(1, change(row, Op.UPDATE, now, "Copy")));
        expect(422, push(4, change(row, Op.UPDATE, now + 3_600_000, "Future")));
        expect(413, push(4, change(row, Op.UPDATE, now, "x".repeat(2 << 20))));
        expect(400, server.post(path, token, Map.of()));
        Answer bob = join("bob@example.com");
        expect(200, server.get("/v1/sync/pull?cursor=" + load.text("position"), bob.text("accessToken")));
        Answer page = server.get("/v1/sync/pull?limit=1&cursor=" + load.text("position"), token);
        assertThat(page.body().path("entries")).isNotEmpty();
        assertThat(server.get("/v1/sync/pull?limit=1&position=" + load.text("position"), token)
                        .text("checksum"))
                .isEqualTo(page.text("checksum"));
        expect(400, server.get("/v1/sync/pull?limit=many&cursor=" + load.text("position"), token));
        expect(400, server.get("/v1/sync/load?limit=many", token));
        expect(410, server.get("/v1/sync/pull", token));
        expect(410, server.get("/v1/sync/pull?cursor=2.0.0", token));
    }

    private void stream() throws Exception {
        try (Listener listener = new Listener(server, "", token, "")) {
            listener.event();
            listener.event();
            server.documented().check("GET", "/v1/sync/stream", NONE, 200, listener.headers(), bytes(listener.text()));
        }
    }

    private void files() throws Exception {
        byte[] file = new byte[CHUNK + 10];
        String path = "/v1/blobs/"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        String wrong = "/v1/blobs/" + "0".repeat(64);
        for (String method : List.of("HEAD", "GET")) {
            expect(404, server.send(method, path, token, NONE));
            expect(400, server.send(method, "/v1/blobs/none", token, NONE));
        }
        expect(400, server.send("PUT", path, token, new byte[10]));
        expect(413, put(path, token, 0, 1, 3L << 30, CHUNK));
        expect(416, put(path, token, CHUNK, 10, file.length, 10));
        expect(202, put(path, token, 0, CHUNK, file.length, CHUNK));
        expect(202, server.send("HEAD", path, token, NONE));
        expect(201, put(path, token, CHUNK, 10, file.length, 10));
        expect(200, server.send("HEAD", path, token, NONE));
        expect(422, put(wrong, token, 0, 10, 10, 10));
        expect(200, server.get(path, token));
        expect(206, server.send("GET", path, token, NONE, "Range", "bytes=5-9"));
        expect(416, server.send("GET", path, token, NONE, "Range", "bytes=" + file.length + "-"));
        server.person(tenant, "cem@example.com", "customer");
        String customer = server.signIn("cem@example.com").text("accessToken");
        assertThat(put(path, customer, 0, CHUNK, file.length, CHUNK).text("code"))
                .isEqualTo("forbidden");
    }

    /** What every route with a token refuses, and every route of the protocol. */
    private void guarded() {
        Answer lost = join("lost@example.com");
        server.send("DELETE", "/v1/auth/devices/" + lost.text("device"), lost.text("accessToken"), NONE);
        Documented documented = server.documented();
        for (String operation : documented.operations()) {
            String method = operation.substring(0, operation.indexOf(' '));
            String path = operation.substring(operation.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "0".repeat(64));
            if (path.startsWith("/v1/")) {
                expect(426, server.send(method, path, token, NONE, "Praetor-Protocol", "0"));
            }
            if (!documented.operation(operation).has("security")) {
                expect(401, server.send(method, path, null, NONE));
                expect(403, server.send(method, path, lost.text("accessToken"), NONE));
            }
        }
    }

    private static void expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.raw().uri() + " " + answer.body()).isEqualTo(status);
    }

    private void tooMany(String path, Map<String, String> body) {
        Answer last = strict.post(path, null, body);
        for (int i = 0; i < 10 && last.status() != 429; i++) {
            last = strict.post(path, null, body);
        }
        expect(429, last);
    }

    private Answer join(String email) {
        server.person(tenant, email, "member");
        return server.signIn(email);
    }

    private IdentityProvider known() throws IOException {
        return IdentityProvider.discover(provider.issuerUrl("default").toString(), "praetor");
    }

    private Map<String, String> word(String email) {
        String word = provider.issueToken(
                        "default",
                        "subject",
                        "praetor",
                        Map.of("email", email, "email_verified", true, "nonce", "n1"),
                        600)
                .serialize();
        return Map.of("idToken", word, "nonce", "n1");
    }

    private Answer put(String path, @Nullable String as, long from, int length, long size, int body) {
        return server.send(
                "PUT",
                path,
                as,
                new byte[body],
                "Content-Range",
                "bytes " + from + "-" + (from + length - 1) + "/" + size);
    }

    private Answer push(long seq, RowChange... changes) {
        return server.post(
                "/v1/sync/push",
                token,
                new Push(UUID.fromString(ada.text("device")), seq, UUID.randomUUID(), "027", "", List.of(changes)));
    }

    private static RowChange change(UUID row, Op op, long at, String name) {
        return new RowChange(
                "projects",
                row,
                op,
                Stamp.at(at),
                null,
                op == Op.DELETE ? null : name(name),
                op == Op.UPDATE ? name("Before") : null,
                1);
    }

    private static ObjectNode name(String name) {
        return Json.MAPPER.createObjectNode().put("name", name);
    }

    private static Map<String, String> with(Map<String, String> body, String field, String value) {
        Map<String, String> all = new HashMap<>(body);
        all.put(field, value);
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
