package app.praetor.server.http;

import app.praetor.server.account.AccountParts;
import app.praetor.server.account.IdentityProvider;
import app.praetor.server.account.Passwords;
import app.praetor.server.base.ServerDb;
import app.praetor.store.Json;
import app.praetor.sync.sim.TestFeed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A server on the loopback over a real PostgreSQL, and a plain client that asks it. */
final class TestServer implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    final TestFeed feed;
    final AccountParts accounts;
    final ServerDb db;
    private final SyncServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Documented documented = new Documented();
    private final boolean own;
    final int port;

    TestServer() {
        this(
                new TestFeed(InstantSource.system()),
                new SyncServer.Limits(1 << 20, 1000),
                InstantSource.system(),
                true,
                null);
    }

    /** A server for whose people this provider vouches. */
    TestServer(IdentityProvider provider) {
        this(
                new TestFeed(InstantSource.system()),
                new SyncServer.Limits(1 << 20, 1000),
                InstantSource.system(),
                true,
                provider);
    }

    TestServer(SyncServer.Limits limits, InstantSource clock) {
        this(new TestFeed(clock), limits, clock, true, null);
    }

    /** Another node on the same database. */
    TestServer(TestServer other) {
        this(other.feed, new SyncServer.Limits(1 << 20, 1000), InstantSource.system(), false, null);
    }

    /** Another node on the same database that takes less, or for whose people a provider vouches. */
    TestServer(TestServer other, SyncServer.Limits limits, @Nullable IdentityProvider provider) {
        this(other.feed, limits, InstantSource.system(), false, provider);
    }

    private TestServer(
            TestFeed feed,
            SyncServer.Limits limits,
            InstantSource clock,
            boolean own,
            @Nullable IdentityProvider provider) {
        this.feed = feed;
        this.own = own;
        this.db = new ServerDb(feed.application());
        this.accounts = AccountParts.of(db, feed.feed(), clock, new Passwords(64));
        this.server = new SyncServer(new SyncServer.Parts(feed.feed(), db, accounts, clock, limits), provider);
        this.port = server.start("127.0.0.1", 0);
    }

    /** An answer. */
    record Answer(int status, JsonNode body, HttpResponse<byte[]> raw) {
        String text(String field) {
            return body.path(field).asString();
        }
    }

    UUID tenant(String slug) {
        UUID tenant = UUID.randomUUID();
        feed.sql("INSERT INTO praetor.tenants (id, name, slug) VALUES (?, ?, ?)", tenant, "Studio " + slug, slug);
        return tenant;
    }

    void person(UUID tenant, String email, String role) {
        accounts.members().add(tenant, email, "Ada", role, accounts.passwords().hash(PASSWORD));
    }

    Answer signIn(String email) {
        return post("/v1/auth/token", null, Map.of("email", email, "password", PASSWORD, "deviceName", "laptop"));
    }

    Answer post(String path, @Nullable String token, Object body) {
        return send("POST", path, token, Json.MAPPER.writeValueAsBytes(body));
    }

    Answer get(String path, @Nullable String token) {
        return send("GET", path, token, new byte[0]);
    }

    Answer send(String method, String path, @Nullable String token, byte[] body, String... headers) {
        HttpRequest.Builder request = request(path, token)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            documented.check(method, path, body, answer);
            String type = answer.headers().firstValue("Content-Type").orElse("");
            JsonNode json = answer.body().length > 0
                            && type.contains("json")
                            && answer.headers().firstValue("Content-Encoding").isEmpty()
                    ? Json.parse(new String(answer.body(), StandardCharsets.UTF_8))
                    : Json.MAPPER.nullNode();
            return new Answer(answer.statusCode(), json, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    /** What was asked here, and compared with the document of the routes. */
    Documented documented() {
        return documented;
    }

    /** Every route of the server. */
    Set<String> routes() {
        return server.routes();
    }

    HttpClient client() {
        return client;
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.close();
        if (own) {
            feed.close();
        }
    }
}
