package app.praetor.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.praetor.server.http.SyncServer;
import app.praetor.store.TestWorkspace;
import app.praetor.sync.Agency;
import app.praetor.sync.Device;
import app.praetor.sync.PutOn;
import app.praetor.sync.client.SyncStatus.State;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.net.Http;
import app.praetor.sync.net.HttpTransport;
import app.praetor.sync.net.Session;
import app.praetor.sync.net.SyncApi;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a device meets that is nobody's line: small servers, full disks, interrupts, and long sleep. */
@Timeout(180)
class DeviceFaultsTest {
    @TempDir
    Path folder;

    /** An engine that is driven round by round. */
    private static SyncEngine engine(Device device, HttpTransport transport, InstantSource clock) {
        SyncEngine.Peer peer = new SyncEngine.Peer() {
            @Override
            public String server() {
                return "server";
            }

            @Override
            public String account() {
                return "ada@example.com";
            }

            @Override
            public void listen() {}

            @Override
            public void shutOut() {
                throw new AssertionError("nobody was shut out");
            }

            @Override
            public UUID registerAgain() {
                throw new AssertionError("nobody was copied");
            }

            @Override
            public long bytesUp() {
                return transport.bytesUp();
            }

            @Override
            public long bytesDown() {
                return transport.bytesDown();
            }
        };
        return new SyncEngine(device.exchange(), transport, peer, clock, new Signal(), new Random(7));
    }

    @Test
    void fault15TooLargeForTheServerGoesInSmallerBatches() {
        try (Agency agency = new Agency(InstantSource.system(), 16_384);
                TestWorkspace laptop = TestWorkspace.open(folder)) {
            Session session = agency.signIn(agency.organization());
            Device device = Device.in(laptop, agency.url(), session);
            device.sync();
            List<String> names = IntStream.range(0, 40)
                    .mapToObj(i -> "Number " + (100 + i) + " " + UUID.randomUUID())
                    .toList();
            names.forEach(device::create);
            HttpTransport transport = Device.transport(new Http(agency.url()), session.accessToken());
            SyncEngine engine = engine(device, transport, InstantSource.system());

            engine.cycle();

            assertThat(engine.status().state()).isEqualTo(State.UP_TO_DATE);
            assertThat(engine.status().queued()).isZero();
            assertThat(agency.projects(session.tenant().id())).containsExactlyElementsOf(names);
        }
    }

    @Test
    void fault19DiskFullWhileAPageIsAppliedStopsThatRoundOnly() throws Exception {
        Path small = Files.createDirectories(folder.resolve("small"));
        assumeTrue(System.getProperty("os.name").equals("Linux"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", small.toString()), "no right to mount");
        try (Agency agency = new Agency();
                TestWorkspace another = TestWorkspace.open(folder.resolve("another"))) {
            String email = agency.organization();
            Session session = agency.signIn(email);
            Device other = Device.in(another, agency.url(), agency.signIn(email));
            other.sync();
            HttpTransport transport = Device.transport(new Http(agency.url()), session.accessToken());
            try (Device device = Device.open(small, transport)) {
                device.link(agency.url(), session);
                device.sync();
                device.create("Kept");
                other.create("Brought");
                other.sync();
                String position = device.position();
                Path ballast = small.resolve("ballast");
                fill(ballast);
                SyncEngine engine = engine(device, transport, InstantSource.system());
                engine.start();

                until(engine, State.TROUBLE);
                assertThat(engine.status().problem()).contains("full", "Make room");
                assertThat(device.position()).isEqualTo(position);
                assertThat(device.names()).containsExactly("Kept");

                Files.delete(ballast);
                engine.syncNow();
                until(engine, State.UP_TO_DATE);
                engine.close();
                assertThat(device.names()).containsExactly("Brought", "Kept");
                assertThat(agency.projects(session.tenant().id())).containsExactly("Brought", "Kept");
            }
            try (Device device = Device.open(small, transport)) {
                assertThat(device.names()).containsExactly("Brought", "Kept");
                assertThat(device.workspace().database().check().findings()).isEmpty();
            }
        } finally {
            run("umount", small.toString());
        }
    }

    private static void until(SyncEngine engine, State state) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(engine.status().state())
                        .as(String.valueOf(engine.status().problem()))
                        .isEqualTo(state));
    }

    /** To the last block. */
    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (Files.getFileStore(ballast).getUsableSpace() > 0) {
                out.write(block);
            }
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    @Test
    void fault20InterruptsWhileTheDatabaseIsReadAndWrittenDoNotCloseIt() throws Exception {
        try (Agency agency = new Agency()) {
            Session session = agency.signIn(agency.organization());
            HttpTransport transport = Device.transport(new Http(agency.url()), session.accessToken());
            try (Device device = Device.open(folder, transport)) {
                device.link(agency.url(), session);
                UUID project = device.create("Before").id();
                device.replica()
                        .<Integer>write(unit -> unit.handle()
                                .execute(
                                        "INSERT INTO praetor.tasks (tenant_id, id, project_id, type, title,"
                                                + " description) SELECT ?, gen_random_uuid(), ?, 'DECIDE', 'Row ' || n,"
                                                + " REPEAT('many words ' || n, 200) FROM SYSTEM_RANGE(1, 3000) AS r(n)",
                                        device.replica().tenant(),
                                        project));
            }
            // Opened again, so that reads go to the file.
            try (Device device = Device.open(folder, transport)) {
                Thread.currentThread().interrupt();
                assertThat(device.count("tasks WHERE tenant_id = ? AND description LIKE '%words 3000%'"))
                        .isEqualTo(1);
                device.create("Interrupted");
                assertThat(device.workspace().database().check().findings()).isEmpty();
                assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();

                AtomicBoolean done = new AtomicBoolean();
                FutureTask<Boolean> steps = new FutureTask<>(() -> {
                    while (!done.get()) {
                        step(device);
                    }
                    return true;
                });
                Thread exchange = Thread.ofPlatform().start(steps);
                for (int i = 0; i < 20; i++) {
                    exchange.interrupt();
                    device.rename(device.create("Storm " + i).id(), "Calm " + i);
                }
                done.set(true);
                assertThat(steps.get()).as("the exchange went on to the end").isTrue();

                device.sync();
                assertThat(device.names())
                        .hasSize(22)
                        .isEqualTo(agency.projects(session.tenant().id()));
            }
        }
    }

    /** An interrupt ends a request, and nothing else. */
    private static void step(Device device) {
        try {
            // The next step is not to fail for the last one's interrupt.
            Thread.interrupted();
            device.sync();
        } catch (TransportException e) {
            assertThat(e.kind()).isEqualTo(TransportException.Kind.UNREACHABLE);
        }
    }

    @Test
    void fault22ThreeDaysOfSleepCostNothingButATokenThatIsRenewed() {
        PutOn now = new PutOn();
        try (Agency agency = new Agency(now, SyncServer.Limits.USUAL.inflated());
                TestWorkspace laptop = TestWorkspace.open(folder.resolve("laptop"));
                TestWorkspace another = TestWorkspace.open(folder.resolve("another"))) {
            String email = agency.organization();
            Session session = agency.signIn(email);
            Device device = Device.in(laptop, agency.url(), session);
            Http http = new Http(agency.url());
            Credentials credentials =
                    new Credentials(laptop.vault(), device.replica().tenant(), now);
            credentials.at(new SyncApi(http));
            credentials.keep(session);
            SyncEngine engine = engine(device, new HttpTransport(http, credentials), now);
            engine.cycle();
            assertThat(engine.status().state()).isEqualTo(State.UP_TO_DATE);
            device.create("Before sleep");

            now.later(Duration.ofDays(3));
            Device other = Device.in(another, agency.url(), agency.signIn(email));
            other.create("Meanwhile");
            other.sync();
            engine.cycle();

            assertThat(engine.status().state())
                    .as(String.valueOf(engine.status().problem()))
                    .isEqualTo(State.UP_TO_DATE);
            assertThat(device.names()).containsExactly("Before sleep", "Meanwhile");
            assertThat(agency.projects(session.tenant().id())).containsExactly("Before sleep", "Meanwhile");
        }
    }
}
