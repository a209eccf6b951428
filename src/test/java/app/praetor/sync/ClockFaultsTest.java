package app.praetor.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.praetor.project.Project;
import app.praetor.store.TestWorkspace;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.client.TransportException.Kind;
import app.praetor.sync.net.Http;
import app.praetor.sync.net.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A device whose clock is wrong: who changes something last still has the last word, and nobody's stamps are of the future. */
@Timeout(120)
class ClockFaultsTest {
    private static final Duration TEN_YEARS = Duration.ofDays(3653);

    @TempDir
    static Path folder;

    private static final PutOn CLOCK = new PutOn();
    private static Agency agency;
    private static TestWorkspace laptop;
    private static TestWorkspace another;

    private Device device;
    private Device other;
    private UUID tenant;

    @BeforeAll
    static void serve() {
        agency = new Agency();
        laptop = TestWorkspace.open(folder.resolve("laptop"), CLOCK);
        another = TestWorkspace.open(folder.resolve("another"));
    }

    @AfterAll
    static void stop() {
        laptop.close();
        another.close();
        agency.close();
    }

    @BeforeEach
    void open() {
        String email = agency.organization();
        Session session = agency.signIn(email);
        tenant = session.tenant().id();
        device = Device.in(laptop, agency.url(), session);
        other = Device.in(another, agency.url(), agency.signIn(email));
        device.sync();
        other.sync();
    }

    @AfterEach
    void right() {
        CLOCK.right();
    }

    /** The newest stamp that the server has seen of this organization. */
    private Instant newest() {
        return Instant.ofEpochMilli(
                Long.parseLong(agency.query(tenant, "SELECT stamp FROM praetor.tenant_clock WHERE tenant_id = ?")
                                .getFirst())
                        >>> 16);
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(60);
    }

    @Test
    void fault23ClockTenYearsAheadIsRefusedMeasuredAndDoesNoHarm() {
        Project shop = device.create("Shop");
        device.sync();
        other.sync();
        CLOCK.later(TEN_YEARS);
        device.rename(shop.id(), "First");
        device.rename(shop.id(), "Second");
        device.create("Of the future");
        long queued = device.queued();

        TransportException failure = catchThrowableOfType(TransportException.class, device::push);

        assertThat(failure).as("a failure").isNotNull();
        assertThat(failure.kind()).isEqualTo(Kind.CLOCK);
        assertThat(agency.projects(tenant)).containsExactly("Shop");
        assertThat(device.queued()).isEqualTo(queued).isPositive();
        device.exchange().clockIs(failure.serverNow(), 0);
        device.sync();
        assertThat(agency.projects(tenant)).containsExactly("Of the future", "Second");
        assertThat(newest()).isBefore(soon());

        other.sync();
        other.rename(shop.id(), "Third");
        other.sync();
        device.sync();
        assertThat(device.names()).as("who is later has the last word").containsExactly("Of the future", "Third");

        device.rename(shop.id(), "Fourth");
        device.push();
        assertThat(agency.projects(tenant))
                .as("the wrong clock is known now")
                .containsExactly("Fourth", "Of the future");
        CLOCK.right();
        device.rename(shop.id(), "Fifth");
        device.sync();
        other.sync();
        assertThat(other.names()).containsExactly("Fifth", "Of the future");
        assertThat(newest()).isBefore(soon());
        assertThat(device.count("sync_conflicts WHERE tenant_id = ?")).isZero();
    }

    @Test
    void fault23ClockThatIsKnownToBeWrongIsSoAfterTheProgramWasStartedAgain() {
        String email = agency.organization();
        Session session = agency.signIn(email);
        var transport = Device.transport(new Http(agency.url()), session.accessToken());
        Path home = folder.resolve("restarted");
        CLOCK.later(TEN_YEARS);
        try (Device restarted = Device.open(home, transport, CLOCK)) {
            restarted.link(agency.url(), session);
            restarted.sync();
        }

        try (Device restarted = Device.open(home, transport, CLOCK)) {
            restarted.create("Started again");
            restarted.push();
            assertThat(agency.projects(session.tenant().id())).containsExactly("Started again");
        }
    }

    @Test
    void fault24ClockPutBackInMidSessionKeepsTheOrderOfChanges() {
        Project shop = device.create("Shop");
        device.sync();
        other.sync();
        other.rename(shop.id(), "Theirs");
        other.sync();
        device.sync();
        CLOCK.later(Duration.ofHours(-1));

        device.rename(shop.id(), "First");
        device.push();
        assertThat(agency.projects(tenant)).as("later than what was seen").containsExactly("First");
        device.rename(shop.id(), "Second");
        device.push();
        assertThat(agency.projects(tenant)).as("later than its own").containsExactly("Second");

        device.sync();
        other.sync();
        other.rename(shop.id(), "Third");
        other.sync();
        device.sync();
        assertThat(device.names()).containsExactly("Third");
        assertThat(device.count("sync_conflicts WHERE tenant_id = ?")).isZero();
        assertThat(newest()).isBetween(Instant.now().minusSeconds(60), soon());
    }

    @Test
    void fault24ClockThatTheServerSetsRightDoesNotPutNewChangesBeforeSentOnes() {
        Project shop = device.create("Shop");
        device.sync();
        // Less than what the server refuses.
        CLOCK.later(Duration.ofSeconds(50));
        device.rename(shop.id(), "First");
        device.push();

        device.rename(shop.id(), "Second");
        device.push();

        assertThat(agency.projects(tenant)).containsExactly("Second");
    }
}
