package app.praetor.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.project.Template;
import app.praetor.server.account.AccountParts;
import app.praetor.server.base.ServerDb;
import app.praetor.server.http.SyncServer;
import app.praetor.store.attachment.SealedFolder;
import app.praetor.store.key.Unlock;
import app.praetor.sync.client.FileDesk.Counts;
import app.praetor.sync.client.SyncDesk.Password;
import app.praetor.sync.client.SyncDesk.SignIn;
import app.praetor.sync.client.SyncStatus.State;
import app.praetor.sync.net.Middle;
import app.praetor.sync.sim.TestFeed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two workspaces, a server, and something on the way between them that counts and meddles. */
abstract class FilesOnTheWay {
    static final String PASSWORD = "correct horse battery";
    /** All tests share a server, and sign in from one address. */
    static final SyncServer.Limits LIMITS = new SyncServer.Limits(SyncServer.Limits.USUAL.inflated(), 1000);

    static final int PIECE = 4 << 20;
    static final Duration LONG = Duration.ofSeconds(60);

    static final AtomicInteger TESTS = new AtomicInteger();

    /** A workspace with an organization in it, closed: to make one takes longer than to copy it. */
    @TempDir
    static Path fresh;

    static TestFeed feed;
    static SyncServer server;
    static AccountParts accounts;
    static String hash;
    static String url;

    @TempDir
    Path folder;

    final int number = TESTS.incrementAndGet();
    Middle way;
    /** Requests for files that came through: the method and the bytes of the answer. */
    final List<String> passed = new CopyOnWriteArrayList<>();

    /** Runs as a kit leaves them. */
    public interface Runs {
        @SqlUpdate("INSERT INTO kit_executions (id, project_id, kit_id, kit_version, status, bundle_path,"
                + " bundle_size_bytes, bundle_sha256) VALUES (:id, :project, 'handbook', '1.0.0', 'completed', :name,"
                + " :size, :hash)")
        void add(UUID id, UUID project, String name, int size, @Nullable String hash);
    }

    @BeforeAll
    static void serve() {
        try (Workspace made = at(fresh)) {
            made.identity().create("Studio", "Somebody");
        }
        feed = new TestFeed(InstantSource.system());
        ServerDb db = new ServerDb(feed.application());
        accounts = AccountParts.of(db, feed.feed(), InstantSource.system());
        hash = accounts.passwords().hash(PASSWORD);
        server = new SyncServer(new SyncServer.Parts(feed.feed(), db, accounts, InstantSource.system(), LIMITS));
        url = "http://127.0.0.1:" + server.start("127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.close();
        feed.close();
    }

    @BeforeEach
    void join() throws IOException {
        join("north", "ada", "ben");
        way = new Middle(url);
        pass();
    }

    void join(String name, String... people) {
        UUID agency = UUID.randomUUID();
        feed.sql("INSERT INTO praetor.tenants (id, name, slug) VALUES (?, ?, ?)", agency, name, name + number);
        for (String person : people) {
            accounts.members().add(agency, address(person), person, "owner", hash);
        }
    }

    String address(String person) {
        return person + number + "@example.com";
    }

    @AfterEach
    void leave() {
        way.close();
    }

    void pass() {
        way.meddle(this::counted);
    }

    Middle.Answer counted(Middle.Forward request) throws IOException, InterruptedException {
        if (request.path().equals("/v1/sync/stream")) {
            // What is in the middle reads an answer to its end, and this one has none.
            return new Middle.Answer(503, Map.of("content-type", "application/problem+json"), "{}".getBytes(UTF_8));
        }
        Middle.Answer answer = request.pass();
        if (request.path().startsWith("/v1/blobs/") && answer.status() < 300) {
            passed.add(request.method() + " " + answer.body().length);
        }
        return answer;
    }

    long count(String method) {
        return passed.stream().filter(p -> p.startsWith(method)).count();
    }

    static byte[] bytes(int count, long seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** A run with a bundle, as made while offline. */
    static void run(Workspace workspace, Services services, String name, byte[] bytes, boolean hashed)
            throws Exception {
        bundles(workspace, services).put(name, out -> out.write(bytes));
        named(services, name, bytes.length, hashed ? sha256(bytes) : null);
    }

    static void named(Services services, String name, int size, @Nullable String hash) {
        UUID project = services.projects().create("Handbook", Template.GENERAL).id();
        services.store().<Integer>write(unit -> {
            unit.dao(Runs.class).add(UUID.randomUUID(), project, name, size, hash);
            return size;
        });
    }

    static SealedFolder bundles(Workspace workspace, Services services) {
        return new SealedFolder(
                workspace.folder().bundles(),
                workspace.keysets(),
                services.tenant().id(),
                "bundle");
    }

    static byte[] read(Workspace workspace, Services services, String name) throws IOException {
        try (InputStream in = bundles(workspace, services).open(name)) {
            return in.readAllBytes();
        }
    }

    /** Parts that lie about. */
    static List<Path> left(Workspace workspace) throws IOException {
        Path incoming = workspace.folder().incoming();
        if (!Files.isDirectory(incoming)) {
            return List.of();
        }
        try (var all = Files.list(incoming)) {
            return new ArrayList<>(Arrays.asList(all.toArray(Path[]::new)));
        }
    }

    /** The workspace of that name; a new one when there is none. */
    Workspace open(String name) throws IOException {
        Path place = folder.resolve(name);
        if (!Files.exists(place)) {
            try (Stream<Path> all = Files.walk(fresh)) {
                for (Path each : all.toList()) {
                    Files.copy(each, place.resolve(fresh.relativize(each).toString()), COPY_ATTRIBUTES);
                }
            }
        }
        return at(place);
    }

    static Workspace at(Path place) {
        return Workspace.open(new WorkspaceFolder(place.resolve("home"), place.resolve("config")), Unlock.NONE);
    }

    static Services first(Workspace workspace) {
        return workspace.services(workspace.identity().tenants().getFirst());
    }

    static Services again(Workspace workspace) {
        Services services = first(workspace);
        services.sync().resume();
        return services;
    }

    void signIn(Services services, String person) {
        services.sync()
                .signIn(new SignIn(way.url(), new Password(address(person), PASSWORD.toCharArray()), null, "laptop"));
    }

    static void settled(Services services) {
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(services.sync().status().state())
                    .as(String.valueOf(services.sync().status().problem()))
                    .isEqualTo(State.UP_TO_DATE);
            assertThat(services.sync().status().queued()).isZero();
            services.sync().files().settle();
            assertThat(services.sync().files().counts())
                    .as(String.valueOf(services.sync().files().moving(9)))
                    .isEqualTo(Counts.NONE);
        });
    }
}
