package app.praetor.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.praetor.project.Project;
import app.praetor.store.TestWorkspace;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.client.TransportException.Kind;
import app.praetor.sync.net.Http;
import app.praetor.sync.net.HttpTransport;
import app.praetor.sync.net.Session;
import app.praetor.sync.net.SyncApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of a device that are put back from a copy, or used twice: nothing is lost, and nothing is missed. */
@Timeout(120)
class CopyFaultsTest {
    @TempDir
    static Path folder;

    private static Agency agency;
    private static TestWorkspace another;
    private static int number;

    private Path home;
    private Session session;
    private HttpTransport transport;
    private UUID tenant;
    private Device other;

    @BeforeAll
    static void serve() {
        agency = new Agency();
        another = TestWorkspace.open(folder.resolve("another"));
    }

    @AfterAll
    static void stop() {
        another.close();
        agency.close();
    }

    @BeforeEach
    void open() {
        home = folder.resolve("laptop-" + ++number);
        String email = agency.organization();
        session = agency.signIn(email);
        tenant = session.tenant().id();
        transport = Device.transport(new Http(agency.url()), session.accessToken());
        try (Device device = Device.open(home, transport)) {
            device.link(agency.url(), session);
            device.create("Old");
            device.sync();
        }
        other = Device.in(another, agency.url(), agency.signIn(email));
        other.sync();
    }

    /** A copy of the closed workspace. */
    private Path copied(String name) throws IOException {
        Path copy = folder.resolve("laptop-" + number + "-" + name);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, copy.resolve(home.relativize(file).toString()));
            }
        }
        return copy;
    }

    /** What the engine does when it is told that this is a copy. */
    private static void become(Device device, Session old) {
        Session fresh = new SyncApi(new Http(agency.url())).registerAgain(old.accessToken());
        device.exchange().becomeDevice(fresh.device());
        device.through(Device.transport(new Http(agency.url()), fresh.accessToken()));
        assertThat(fresh.device()).isNotEqualTo(old.device());
    }

    private static void forked(Runnable step) {
        TransportException failure = catchThrowableOfType(TransportException.class, step::run);
        assertThat(failure).as("a failure").isNotNull();
        assertThat(failure.kind()).isEqualTo(Kind.FORKED);
    }

    private static void rename(Device device, String from, String to) {
        Project project = device.projects().stream()
                .filter(p -> p.name().equals(from))
                .findFirst()
                .orElseThrow();
        device.rename(project.id(), to);
    }

    @Test
    void fault25DatabasePutBackFromAnOldBackupBecomesAnotherDeviceAndMissesNothing() throws Exception {
        Path backup = copied("backup");
        try (Device device = Device.open(home, transport)) {
            rename(device, "Old", "Renamed since");
            device.create("Sent since");
            device.sync();
        }

        try (Device device = Device.open(backup, transport)) {
            assertThat(device.names()).containsExactly("Old");
            String position = device.position();
            forked(device::pull);
            assertThat(device.position())
                    .as("what it has sent itself would be left out")
                    .isEqualTo(position);
            device.create("Made after");
            forked(device::push);
            assertThat(device.queued()).isPositive();

            become(device, session);
            device.sync();
            other.sync();

            List<String> all = List.of("Made after", "Renamed since", "Sent since");
            assertThat(device.names()).isEqualTo(all);
            assertThat(agency.projects(tenant)).isEqualTo(all);
            assertThat(other.names()).isEqualTo(all);
            assertThat(device.queued()).isZero();
        }
    }

    @Test
    void fault26CopyOnASecondLaptopIsNoticedAndBothGoOn() throws Exception {
        try (Device device = Device.open(home, transport)) {
            device.create("Under way");
            device.through(new Spoilt(transport, 5));
            assertThat(catchThrowableOfType(TransportException.class, device::push))
                    .as("a failure")
                    .isNotNull();
        }
        Path copy = copied("second");
        try (Device first = Device.open(home, transport);
                Device second = Device.open(copy, transport)) {
            first.sync();
            second.sync();
            assertThat(agency.projects(tenant)).as("the same batch").containsExactly("Old", "Under way");

            first.create("Of the first");
            first.sync();
            forked(second::pull);
            second.create("Of the second");
            forked(second::push);
            become(second, session);
            second.sync();
            first.sync();
            rename(first, "Old", "Renamed by the first");
            first.sync();
            rename(second, "Of the first", "Renamed by the second");
            second.sync();
            first.sync();
            second.sync();
            other.sync();

            List<String> all = List.of("Of the second", "Renamed by the first", "Renamed by the second", "Under way");
            assertThat(agency.projects(tenant)).isEqualTo(all);
            assertThat(first.names()).isEqualTo(all);
            assertThat(second.names()).isEqualTo(all);
            assertThat(other.names()).isEqualTo(all);
        }
    }
}
