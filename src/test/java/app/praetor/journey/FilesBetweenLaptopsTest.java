package app.praetor.journey;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.praetor.app.SampleProject;
import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.kit.KitService.RunInfo;
import app.praetor.project.Template;
import app.praetor.server.account.AccountParts;
import app.praetor.server.base.ServerDb;
import app.praetor.server.http.SyncServer;
import app.praetor.store.attachment.SealedFolder;
import app.praetor.store.key.Unlock;
import app.praetor.sync.client.FileDesk;
import app.praetor.sync.client.FileDesk.Counts;
import app.praetor.sync.client.FileDesk.Moving;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two laptops and a server: files that one has are on the other with the same bytes, whatever happens on the way. */
@Execution(ExecutionMode.CONCURRENT)
class FilesBetweenLaptopsTest {
    private static final String PASSWORD = "correct horse battery";
    private static final int PIECE = 4 << 20;
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final AtomicInteger TESTS = new AtomicInteger();

    /** A workspace with an organization in it, closed: to make one takes longer than to copy it. */
    @TempDir
    static Path fresh;

    private static TestFeed feed;
    private static SyncServer server;
    private static AccountParts accounts;
    private static String hash;
    private static String url;

    @TempDir
    Path folder;

    private final int number = TESTS.incrementAndGet();
    private Middle way;
    /** Requests for files that came through: the method and the bytes of the answer. */
    private final List<String> passed = new CopyOnWriteArrayList<>();

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
        server = new SyncServer(
                new SyncServer.Parts(feed.feed(), db, accounts, InstantSource.system(), SyncServer.Limits.USUAL));
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

    private void join(String name, String... people) {
        UUID agency = UUID.randomUUID();
        feed.sql("INSERT INTO praetor.tenants (id, name, slug) VALUES (?, ?, ?)", agency, name, name + number);
        for (String person : people) {
            accounts.members().add(agency, address(person), person, "owner", hash);
        }
    }

    private String address(String person) {
        return person + number + "@example.com";
    }

    @AfterEach
    void leave() {
        way.close();
    }

    private void pass() {
        way.meddle(this::counted);
    }

    private Middle.Answer counted(Middle.Forward request) throws IOException, InterruptedException {
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

    private long count(String method) {
        return passed.stream().filter(p -> p.startsWith(method)).count();
    }

    @Test
    void theBundleOfARunMadeOfflineOpensOnTheOtherWithTheSameBytes() throws Exception {
        try (Workspace a = open("a");
                Workspace b = open("b")) {
            Services ada = first(a);
            UUID project = new SampleProject(ada).make().projectId();
            RunInfo run = ada.kits().history(project).getFirst();
            signIn(ada, "ada");
            settled(ada);
            Services ben = first(b);
            signIn(ben, "ben");
            settled(ben);

            RunInfo there = ben.kits().history(project).getFirst();
            assertThat(ben.kits().holds(there)).isTrue();
            String path = run.outputs().getFirst().path();
            assertThat(ben.kits().content(project, there.id(), path))
                    .isEqualTo(ada.kits().content(project, run.id(), path));
            ada.kits().saveBundle(project, run.id(), folder.resolve("ada.zip"));
            ben.kits().saveBundle(project, run.id(), folder.resolve("ben.zip"));
            assertThat(folder.resolve("ben.zip")).hasSameBinaryContentAs(folder.resolve("ada.zip"));
        }
    }

    @Test
    void anUploadThatWasCutGoesOnAfterTheProgramWasStartedAgain() throws Exception {
        byte[] bytes = bytes(2 * PIECE + 1000, 1);
        CountDownLatch second = new CountDownLatch(1);
        AtomicInteger pieces = new AtomicInteger();
        way.meddle(request -> {
            if (request.method().equals("PUT") && pieces.incrementAndGet() > 1) {
                second.countDown();
                throw new IOException("cut");
            }
            return counted(request);
        });
        try (Workspace a = open("a")) {
            Services ada = first(a);
            run(a, ada, "big.zip", bytes, true);
            signIn(ada, "ada");
            second.await();
            await().atMost(LONG).until(() -> count("PUT") == 1);
        }
        assertThat(count("PUT")).isOne();
        pass();
        try (Workspace a = open("a");
                Workspace b = open("b")) {
            Services ada = again(a);
            settled(ada);
            assertThat(count("PUT")).as("the first piece was not sent twice").isEqualTo(3);
            Services ben = first(b);
            signIn(ben, "ben");
            settled(ben);
            assertThat(read(b, ben, "big.zip")).isEqualTo(bytes);
        }
    }

    @Test
    void aDownloadThatWasCutGoesOnAfterTheProgramWasStartedAgain() throws Exception {
        byte[] bytes = bytes(2 * PIECE + 1000, 2);
        try (Workspace a = open("a")) {
            Services ada = first(a);
            run(a, ada, "big.zip", bytes, true);
            signIn(ada, "ada");
            settled(ada);
        }
        CountDownLatch second = new CountDownLatch(1);
        way.meddle(request -> {
            if (request.method().equals("GET") && request.path().startsWith("/v1/blobs/") && count("GET") == 1) {
                second.countDown();
                throw new IOException("cut");
            }
            return counted(request);
        });
        try (Workspace b = open("b")) {
            Services ben = first(b);
            signIn(ben, "ben");
            second.await();
            assertThat(ben.sync().files().counts()).isEqualTo(new Counts(0, 1, 0, 0));
            assertThat(ben.sync().files().of("big.zip"))
                    .hasValueSatisfying(m -> assertThat(m.done()).isEqualTo(PIECE));
        }
        pass();
        try (Workspace b = open("b")) {
            Services ben = again(b);
            settled(ben);
            assertThat(passed.stream().filter(p -> p.startsWith("GET")).toList())
                    .as("each piece came once")
                    .containsExactly("GET " + PIECE, "GET " + PIECE, "GET 1000");
            assertThat(read(b, ben, "big.zip")).isEqualTo(bytes);
            assertThat(left(b)).isEmpty();
        }
    }

    @Test
    void bytesThatWereDamagedOnTheWayAreNotKeptAndComeAgain() throws Exception {
        byte[] bytes = bytes(5000, 3);
        AtomicInteger spoilt = new AtomicInteger();
        List<String> problems = new CopyOnWriteArrayList<>();
        try (Workspace a = open("a");
                Workspace b = open("b")) {
            Services ada = first(a);
            run(a, ada, "small.zip", bytes, true);
            signIn(ada, "ada");
            settled(ada);
            way.meddle(request -> {
                Middle.Answer answer = counted(request);
                if (request.method().equals("GET")
                        && request.path().startsWith("/v1/blobs/")
                        && spoilt.getAndIncrement() == 0) {
                    byte[] other = answer.body().clone();
                    other[17] ^= 1;
                    return answer.with(other);
                }
                return answer;
            });
            Services ben = first(b);
            FileDesk files = ben.sync().files();
            files.listen(() -> files.of("small.zip").map(Moving::problem).ifPresent(problems::add));
            signIn(ben, "ben");
            settled(ben);

            assertThat(read(b, ben, "small.zip")).isEqualTo(bytes);
            assertThat(spoilt).hasValue(2);
            assertThat(problems).anyMatch(p -> p.contains("not the file that was sent"));
            assertThat(left(b)).isEmpty();
        }
    }

    @Test
    void bytesThatWereDamagedOnTheWayUpAreSentAgain() throws Exception {
        byte[] bytes = bytes(5000, 4);
        try (Workspace a = open("a")) {
            Services ada = first(a);
            run(a, ada, "small.zip", bytes, true);
            AtomicInteger refusals = new AtomicInteger();
            way.meddle(request -> {
                if (request.method().equals("PUT") && refusals.getAndIncrement() == 0) {
                    return new Middle.Answer(
                            422,
                            Map.of("content-type", "application/problem+json"),
                            "{\"code\":\"hash\",\"detail\":\"wrong\"}".getBytes(UTF_8));
                }
                return counted(request);
            });
            signIn(ada, "ada");
            settled(ada);
            assertThat(refusals).hasValue(2);
            assertThat(count("PUT")).isOne();
        }
    }

    @Test
    void aFileOfNoBytesTravels() throws Exception {
        try (Workspace a = open("a");
                Workspace b = open("b")) {
            Services ada = first(a);
            run(a, ada, "none.zip", new byte[0], true);
            signIn(ada, "ada");
            settled(ada);
            Services ben = first(b);
            signIn(ben, "ben");
            settled(ben);
            assertThat(read(b, ben, "none.zip")).isEmpty();
        }
    }

    @Test
    void aLargeFileComesWhenItIsAskedFor() throws Exception {
        byte[] bytes = bytes(16 * 1024 * 1024 + 1, 5);
        try (Workspace a = open("a");
                Workspace b = open("b")) {
            Services ada = first(a);
            run(a, ada, "large.zip", bytes, true);
            signIn(ada, "ada");
            settled(ada);
            Services ben = first(b);
            signIn(ben, "ben");
            FileDesk files = ben.sync().files();
            await().atMost(LONG).until(() -> files.counts().equals(new Counts(0, 0, 1, 0)));
            files.settle();
            assertThat(count("GET")).isZero();

            files.fetch("large.zip");
            await().atMost(LONG).until(() -> files.counts().equals(Counts.NONE));
            assertThat(read(b, ben, "large.zip")).isEqualTo(bytes);
        }
    }

    @Test
    void aFileThatNobodyHasSentYetIsWaitedForAndSaysSo() throws Exception {
        byte[] bytes = bytes(5000, 6);
        way.meddle(request -> {
            if (request.method().equals("PUT")) {
                throw new IOException("cut");
            }
            return counted(request);
        });
        try (Workspace a = open("a");
                Workspace b = open("b")) {
            Services ada = first(a);
            run(a, ada, "late.zip", bytes, true);
            signIn(ada, "ada");
            await().atMost(LONG).until(() -> ada.sync().files().counts().equals(new Counts(1, 0, 0, 0)));
            Services ben = first(b);
            signIn(ben, "ben");
            FileDesk files = ben.sync().files();
            await().atMost(LONG).untilAsserted(() -> assertThat(files.moving(9))
                    .singleElement()
                    .satisfies(m -> assertThat(m.problem()).contains("does not have the file yet")));

            pass();
            ada.sync().files().again();
            settled(ada);
            files.again();
            settled(ben);
            assertThat(read(b, ben, "late.zip")).isEqualTo(bytes);
        }
    }

    @Test
    void aDamagedFileIsNotSentAndSaysSo() throws Exception {
        try (Workspace a = open("a")) {
            Services ada = first(a);
            run(a, ada, "bad.zip", bytes(5000, 7), true);
            Path file = a.folder().bundles().resolve("bad.zip.sealed");
            byte[] sealed = Files.readAllBytes(file);
            sealed[sealed.length - 9] ^= 1;
            Files.write(file, sealed);
            signIn(ada, "ada");
            await().atMost(LONG).until(() -> ada.sync().files().counts().equals(new Counts(1, 0, 0, 1)));
            assertThat(ada.sync().files().moving(9).getFirst().problem()).contains("damaged");
            assertThat(count("PUT")).isZero();
        }
    }

    @Test
    void aFileThatWasDamagedOrLostHereIsFetchedAgain() throws Exception {
        byte[] bytes = bytes(5000, 8);
        try (Workspace a = open("a")) {
            Services ada = first(a);
            run(a, ada, "mine.zip", bytes, true);
            signIn(ada, "ada");
            settled(ada);
            Path file = a.folder().bundles().resolve("mine.zip.sealed");
            Files.write(file, new byte[200]);
            ada.sync().files().fetch("mine.zip");
            await().atMost(LONG).until(() -> ada.sync().files().counts().equals(Counts.NONE));
            assertThat(read(a, ada, "mine.zip")).isEqualTo(bytes);
            Files.delete(file);
        }
        try (Workspace a = open("a")) {
            Services ada = again(a);
            await().atMost(LONG).until(() -> Files.exists(a.folder().bundles().resolve("mine.zip.sealed")));
            assertThat(read(a, ada, "mine.zip")).isEqualTo(bytes);
        }
    }

    @Test
    void aBundleOlderThanHashesGetsOneAndTravels() throws Exception {
        byte[] bytes = bytes(5000, 9);
        try (Workspace a = open("a");
                Workspace b = open("b")) {
            Services ada = first(a);
            run(a, ada, "old.zip", bytes, false);
            signIn(ada, "ada");
            await().atMost(LONG).until(() -> count("PUT") == 1);
            settled(ada);
            Services ben = first(b);
            signIn(ben, "ben");
            settled(ben);
            assertThat(read(b, ben, "old.zip")).isEqualTo(bytes);
        }
    }

    @Test
    void anotherOrganizationGetsNothingEvenWhenItNamesTheSameHash() throws Exception {
        byte[] bytes = bytes(5000, 10);
        try (Workspace a = open("a");
                Workspace z = open("z")) {
            Services ada = first(a);
            run(a, ada, "ours.zip", bytes, true);
            signIn(ada, "ada");
            settled(ada);
            join("south", "zoe");
            Services zoe = first(z);
            named(zoe, "ours.zip", bytes.length, sha256(bytes));
            signIn(zoe, "zoe");
            FileDesk files = zoe.sync().files();
            await().atMost(LONG).untilAsserted(() -> assertThat(files.moving(9))
                    .singleElement()
                    .satisfies(m -> assertThat(m.problem()).contains("does not have the file")));
            assertThat(bundles(z, zoe).holds("ours.zip")).isFalse();
        }
    }

    private static byte[] bytes(int count, long seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** A run with a bundle, as made while offline. */
    private static void run(Workspace workspace, Services services, String name, byte[] bytes, boolean hashed)
            throws Exception {
        bundles(workspace, services).put(name, out -> out.write(bytes));
        named(services, name, bytes.length, hashed ? sha256(bytes) : null);
    }

    private static void named(Services services, String name, int size, @Nullable String hash) {
        UUID project = services.projects().create("Handbook", Template.GENERAL).id();
        services.store().<Integer>write(unit -> {
            unit.dao(Runs.class).add(UUID.randomUUID(), project, name, size, hash);
            return size;
        });
    }

    private static SealedFolder bundles(Workspace workspace, Services services) {
        return new SealedFolder(
                workspace.folder().bundles(),
                workspace.keysets(),
                services.tenant().id(),
                "bundle");
    }

    private static byte[] read(Workspace workspace, Services services, String name) throws IOException {
        try (InputStream in = bundles(workspace, services).open(name)) {
            return in.readAllBytes();
        }
    }

    /** Parts that lie about. */
    private static List<Path> left(Workspace workspace) throws IOException {
        Path incoming = workspace.folder().incoming();
        if (!Files.isDirectory(incoming)) {
            return List.of();
        }
        try (var all = Files.list(incoming)) {
            return new ArrayList<>(Arrays.asList(all.toArray(Path[]::new)));
        }
    }

    /** The workspace of that name; a new one when there is none. */
    private Workspace open(String name) throws IOException {
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

    private static Workspace at(Path place) {
        return Workspace.open(new WorkspaceFolder(place.resolve("home"), place.resolve("config")), Unlock.NONE);
    }

    private static Services first(Workspace workspace) {
        return workspace.services(workspace.identity().tenants().getFirst());
    }

    private static Services again(Workspace workspace) {
        Services services = first(workspace);
        services.sync().resume();
        return services;
    }

    private void signIn(Services services, String person) {
        services.sync()
                .signIn(new SignIn(
                        way.url(), new Password(address(person), PASSWORD.toCharArray()), null, "laptop"));
    }

    private static void settled(Services services) {
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
