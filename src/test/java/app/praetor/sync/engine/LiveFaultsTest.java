package app.praetor.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.praetor.store.TestWorkspace;
import app.praetor.store.key.Vault;
import app.praetor.sync.Agency;
import app.praetor.sync.Device;
import app.praetor.sync.client.SyncStatus.State;
import app.praetor.sync.net.Http;
import app.praetor.sync.net.Line;
import app.praetor.sync.net.Middle;
import app.praetor.sync.net.Session;
import app.praetor.sync.net.SyncApi;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live events that do not come: the device hears of changes all the same, long before it would have looked by itself. */
class LiveFaultsTest {
    private static final Duration SILENCE = Duration.ofSeconds(1);
    /** Shorter than any wait between two rounds that nothing disturbs. */
    private static final Duration SOON = Duration.ofSeconds(25);

    @TempDir
    static Path folder;

    private static Agency agency;
    private static TestWorkspace laptop;
    private static TestWorkspace another;
    private static String email;
    private static Session session;
    private static Device device;
    private static Device other;

    @BeforeAll
    static void serve() {
        agency = new Agency();
        laptop = TestWorkspace.open(folder.resolve("laptop"));
        another = TestWorkspace.open(folder.resolve("another"));
        email = agency.organization();
        other = Device.in(another, agency.url(), agency.signIn(email));
        other.sync();
        session = agency.signIn(email);
        device = Device.in(laptop, agency.url(), session);
        device.sync();
    }

    @AfterAll
    static void stop() {
        laptop.close();
        another.close();
        agency.close();
    }

    private static Connection connect(String url) {
        Http http = new Http(url, Duration.ofSeconds(2));
        Vault vault = laptop.vault();
        Credentials credentials = new Credentials(vault, device.replica().tenant(), InstantSource.system());
        credentials.at(new SyncApi(http));
        credentials.keep(session);
        return new Connection(
                device.exchange(), http, email, credentials, device.replica(), InstantSource.system(), SILENCE);
    }

    @Test
    void fault11ProxyThatHoldsEventsBackDelaysNothingForLong() throws IOException {
        AtomicInteger streams = new AtomicInteger();
        try (Middle middle = new Middle(agency.url())) {
            middle.meddle(request -> {
                if (request.path().endsWith("/stream")) {
                    streams.incrementAndGet();
                }
                // The stream never ends, so nothing of it is ever passed on.
                return request.pass();
            });
            try (Connection connection = connect(middle.url())) {
                connection.start();
                await().atMost(SOON).untilAsserted(() -> assertThat(streams).hasPositiveValue());
                other.create("Behind a proxy");
                other.sync();

                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(device.names()).contains("Behind a proxy"));
            }
        }
    }

    @Test
    void fault12SilentStreamIsGivenUpAndWhatWasMissedIsFetched() throws IOException {
        try (Line line = new Line(agency.port())) {
            try (Connection connection = connect(line.url())) {
                connection.start();
                await().atMost(SOON).until(() -> connection.engine().status().live());
                line.mute();
                other.create("Told to nobody");
                other.sync();

                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(device.names()).contains("Told to nobody"));
            }
        }
    }

    @Test
    void fault28CancelledMidBatchEndsThatBatchAndSendsTheRestWhenItIsAskedTo() throws IOException {
        List<String> names = IntStream.range(0, 8).mapToObj(i -> "Number " + i).toList();
        UUID tenant = session.tenant().id();
        device.sync();
        names.forEach(device::create);
        // One local transaction a batch.
        IntStream.range(0, 12).forEach(i -> device.exchange().smallerBatches());
        try (Middle middle = new Middle(agency.url());
                Connection connection = connect(middle.url())) {
            SyncEngine engine = connection.engine();
            middle.meddle(request -> {
                if (request.path().endsWith("/push")) {
                    // The person cancels while the batch is on its way.
                    engine.pause();
                }
                return request.pass();
            });
            connection.start();
            await().atMost(SOON).until(() -> engine.status().state() == State.PAUSED);

            assertThat(agency.projects(tenant)).contains("Number 0").doesNotContain("Number 1");
            assertThat(device.count("sync_sent WHERE tenant_id = ? AND answered_version IS NULL"))
                    .as("batches without an answer")
                    .isZero();
            assertThat(device.queued()).isPositive();
            assertThat(device.names()).containsAll(names);
            middle.heal();
            engine.syncNow();
            await().atMost(SOON).until(() -> engine.status().state() == State.UP_TO_DATE);
        }

        assertThat(agency.projects(tenant)).containsAll(names).doesNotHaveDuplicates();
        assertThat(device.queued()).isZero();
    }
}
