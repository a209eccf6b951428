package app.praetor.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.praetor.project.Project;
import app.praetor.store.TestWorkspace;
import app.praetor.sync.client.SyncDesk.Rejected;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.client.TransportException.Kind;
import app.praetor.sync.net.Http;
import app.praetor.sync.net.Session;
import app.praetor.sync.net.SyncApi;
import app.praetor.sync.replica.DeskTables;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that was brought back from an older copy of its database: devices notice, and what it has lost is not gone. */
@Timeout(120)
class RestoredServerFaultsTest {
    @TempDir
    static Path folder;

    private static Agency agency;
    private static TestWorkspace laptop;
    private static TestWorkspace another;

    private Session session;
    private UUID tenant;
    private Device device;
    private Device other;
    private Project old;
    private Runnable restore;

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
    void open() {
        String email = agency.organization();
        session = agency.signIn(email);
        tenant = session.tenant().id();
        device = Device.in(laptop, agency.url(), session);
        old = device.create("Old");
        device.sync();
        other = Device.in(another, agency.url(), agency.signIn(email));
        other.sync();
        restore = agency.feed().backUp();
        device.create("Made since");
        device.rename(old.id(), "Renamed since");
        device.sync();
        other.sync();
        assertThat(other.names()).containsExactly("Made since", "Renamed since");
    }

    private static Kind fails(Runnable step) {
        TransportException failure = catchThrowableOfType(TransportException.class, step::run);
        assertThat(failure).as("a failure").isNotNull();
        return failure.kind();
    }

    /** What the engine does when it is told to load anew, and then that it is a copy of some other device. */
    private void goesOn() {
        String position = device.position();
        assertThat(fails(device::pull)).isEqualTo(Kind.HISTORY);
        assertThat(device.position()).isEqualTo(position);
        device.exchange().reloadOther();
        while (device.exchange().needsLoad()) {
            device.exchange().loadOne(device.transport());
        }
        assertThat(fails(device::push))
                .as("its batches are numbered past the server's")
                .isEqualTo(Kind.FORKED);
        Session fresh = new SyncApi(new Http(agency.url())).registerAgain(session.accessToken());
        device.exchange().becomeDevice(fresh.device());
        device.through(Device.transport(new Http(agency.url()), fresh.accessToken()));
        device.sync();
    }

    private void otherGoesOn() {
        assertThat(fails(other::pull)).isEqualTo(Kind.HISTORY);
        other.exchange().reloadOther();
        other.sync();
    }

    private List<Rejected> kept(Device of) {
        return new DeskTables(of.replica(), of.tables()).rejected();
    }

    @Test
    void fault33ServerBroughtBackFromABackupIsNoticedAndWhatItLostIsKept() {
        device.create("Answered");
        device.push();
        device.create("Not sent");
        restore.run();
        assertThat(agency.projects(tenant)).containsExactly("Old");

        goesOn();

        assertThat(agency.projects(tenant)).containsExactly("Not sent", "Old");
        assertThat(device.names()).containsExactly("Not sent", "Old");
        assertThat(kept(device)).extracting(Rejected::code).containsOnly("server_lost");
        assertThat(kept(device)).extracting(Rejected::label).contains("Answered", "Made since", "Renamed since");
        DeskTables desk = new DeskTables(device.replica(), device.tables());
        // Parents first.
        kept(device).stream()
                .sorted(Comparator.comparingInt(
                        r -> device.tables().get(r.table()).order()))
                .forEach(lost -> desk.sendAgain(lost.id(), Map.of()));
        assertThat(kept(device)).isEmpty();
        device.sync();
        assertThat(agency.projects(tenant)).containsExactly("Answered", "Made since", "Not sent", "Renamed since");
        otherGoesOn();
        assertThat(other.names()).isEqualTo(agency.projects(tenant));
        assertThat(device.names()).isEqualTo(agency.projects(tenant));
        assertThat(device.workspace().database().check().findings()).isEmpty();
    }

    @Test
    void fault33ServerThatHasGoneOnSinceItWasBroughtBackIsNoticedByItsHistoryNotItsNumber() {
        long head = agency.head(tenant);
        device.create("Not sent");
        restore.run();
        otherGoesOn();
        while (agency.head(tenant) < head) {
            other.create("Of another history");
            other.sync();
        }

        goesOn();

        assertThat(device.names()).isEqualTo(agency.projects(tenant)).contains("Not sent", "Old", "Of another history");
        assertThat(kept(device)).extracting(Rejected::label).contains("Made since", "Renamed since");
    }
}
