package app.praetor.sync.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.praetor.store.TestWorkspace;
import app.praetor.sync.Agency;
import app.praetor.sync.Device;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.client.TransportException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lines that let through one way only, or next to nothing: a request ends all the same. */
class PartitionFaultsTest {
    private static final Duration PATIENCE = Duration.ofMillis(700);

    @TempDir
    static Path folder;

    private static Agency agency;
    private static TestWorkspace laptop;
    private static Line line;
    private static Device device;
    private static UUID tenant;

    @BeforeAll
    static void serve() throws IOException {
        agency = new Agency();
        laptop = TestWorkspace.open(folder);
        line = new Line(agency.port());
        Session session = agency.signIn(agency.organization());
        tenant = session.tenant().id();
        device = Device.in(laptop, line.url(), session);
        device.sync();
        device.through(Device.transport(new Http(line.url(), PATIENCE), session.accessToken()));
    }

    @AfterAll
    static void stop() throws IOException {
        line.close();
        laptop.close();
        agency.close();
    }

    private static void unreachable(ThrowingCallable step) {
        TransportException failure = catchThrowableOfType(TransportException.class, step);
        assertThat(failure).as("a failure").isNotNull();
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    @Timeout(60)
    void fault09OneWayPartitionWhereTheServerHearsAndCannotAnswer() {
        long before = agency.head(tenant);
        device.create("Heard");
        line.deaf();

        unreachable(device::push);
        unreachable(device::pull);

        assertThat(agency.projects(tenant)).as("the server has it").contains("Heard");
        assertThat(device.queued()).isPositive();
        line.heal();
        while (device.push()) {}
        assertThat(agency.head(tenant)).as("taken once").isEqualTo(before + 1);
    }

    @Test
    @Timeout(60)
    void fault09OneWayPartitionWhereTheServerHearsNothing() {
        device.create("Unheard");
        line.dumb();

        unreachable(device::push);

        assertThat(agency.projects(tenant)).doesNotContain("Unheard");
        line.heal();
        while (device.push()) {}
        assertThat(agency.projects(tenant)).containsOnlyOnce("Unheard");
    }

    @Test
    @Timeout(60)
    void fault09AnswerThatDripsWithoutEndIsGivenUp() throws IOException {
        try (MockWebServer slow = new MockWebServer()) {
            slow.start();
            slow.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "application/json")
                    .body(" ".repeat(100_000))
                    .throttleBody(1, 100, TimeUnit.MILLISECONDS)
                    .build());
            HttpTransport transport = Device.transport(new Http(slow.url("/").toString(), PATIENCE), "t");

            unreachable(() -> transport.pull("p", 10));
        }
    }
}
