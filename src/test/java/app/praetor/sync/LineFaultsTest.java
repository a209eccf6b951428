package app.praetor.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.praetor.project.Project;
import app.praetor.store.TestWorkspace;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.client.TransportException.Kind;
import app.praetor.sync.net.Line;
import app.praetor.sync.net.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A wire between a device and its server that is cut: nothing is lost, and nothing arrives twice. */
@Timeout(120)
class LineFaultsTest {
    private static Agency agency;
    private static TestWorkspace laptop;
    private static TestWorkspace another;

    @TempDir
    static Path folder;

    private Line line;
    private Device device;
    private UUID tenant;
    private Session session;

    @BeforeAll
    static void serve() {
        agency = new Agency();
        laptop = TestWorkspace.open(folder.resolve("laptop"));
        another = TestWorkspace.open(folder.resolve("another"));
    }

    @AfterAll
    static void stop() {
        laptop.close();
        another.close();
        agency.close();
    }

    @BeforeEach
    void open() throws IOException {
        line = new Line(agency.port());
        String email = agency.organization();
        session = agency.signIn(email);
        tenant = session.tenant().id();
        device = Device.in(laptop, line.url(), session);
        device.sync();
    }

    @AfterEach
    void close() throws IOException {
        line.close();
    }

    /** A name that no compression makes short. */
    private static String name(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static void unreachable(ThrowingCallable step) {
        TransportException failure = catchThrowableOfType(TransportException.class, step);
        assertThat(failure).as("a failure").isNotNull();
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    }

    private void arrivesOnce(String name, long before) {
        line.heal();
        device.sync();
        assertThat(agency.projects(tenant)).containsExactly(name);
        assertThat(agency.head(tenant)).as("one version more").isEqualTo(before + 1);
        assertThat(device.names()).containsExactly(name);
        assertThat(device.queued()).isZero();
    }

    @Test
    void fault01CutBeforeTheRequestKeepsTheChangeAndSendsItLater() {
        long before = agency.head(tenant);
        device.create("Shop");
        long queued = device.queued();
        line.refuse();

        unreachable(device::push);
        unreachable(device::pull);

        assertThat(device.queued()).isEqualTo(queued).isPositive();
        assertThat(agency.head(tenant)).isEqualTo(before);
        arrivesOnce("Shop", before);
    }

    @Test
    void fault02CutMidUploadChangesNothingAtTheServer() {
        String name = name(120);
        long before = agency.head(tenant);
        device.create(name);
        line.cutUpAfter(600);

        unreachable(device::push);

        assertThat(agency.projects(tenant)).isEmpty();
        assertThat(agency.head(tenant)).isEqualTo(before);
        arrivesOnce(name, before);
    }

    @Test
    void fault03AnswerLostAfterTheServerCommittedIsAskedForAgainWithTheSameBatch() {
        long before = agency.head(tenant);
        Project shop = device.create("Shop");
        line.cutDownAfter(10);

        unreachable(device::push);

        assertThat(agency.projects(tenant)).as("the server has it").containsExactly("Shop");
        assertThat(device.queued()).as("the device does not know").isPositive();
        device.rename(shop.id(), "Bakery");
        line.heal();
        device.push();
        assertThat(agency.head(tenant))
                .as("the same batch is not a second version")
                .isEqualTo(before + 1);
        device.sync();
        assertThat(agency.projects(tenant)).containsExactly("Bakery");
        assertThat(agency.head(tenant)).isEqualTo(before + 2);
        assertThat(device.queued()).isZero();
    }

    @Test
    void fault04CutMidDownloadAppliesNothingOfThePage() {
        Device other =
                Device.in(another, agency.url(), agency.signIn(session.user().email()));
        other.create(name(120));
        other.sync();
        String position = device.position();
        line.cutDownAfter(500);

        unreachable(device::pull);

        assertThat(device.position()).isEqualTo(position);
        assertThat(device.names()).isEmpty();
        line.heal();
        device.sync();
        assertThat(device.names()).isEqualTo(other.names());
        assertThat(device.position()).isNotEqualTo(position);
    }
}
