package app.praetor.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.project.Project;
import app.praetor.store.Database;
import app.praetor.store.DatabaseKey;
import app.praetor.store.TestWorkspace;
import app.praetor.store.WorkspaceException;
import app.praetor.sync.client.Transport;
import app.praetor.sync.net.Http;
import app.praetor.sync.net.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that is killed in the middle of the exchange, by a signal that it does not see, or started twice. */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class CrashFaultsTest {
    @TempDir
    static Path folder;

    private static Agency agency;
    private static Session session;
    private static UUID tenant;
    private static TestWorkspace another;
    private static Device other;
    private static Transport transport;
    private static Path home;

    @BeforeAll
    static void serve() {
        agency = new Agency();
        String email = agency.organization();
        session = agency.signIn(email);
        tenant = session.tenant().id();
        home = folder.resolve("laptop");
        transport = Device.transport(new Http(agency.url()), session.accessToken());
        try (Device device = Device.open(home, transport)) {
            device.link(agency.url(), session);
            device.sync();
        }
        another = TestWorkspace.open(folder.resolve("another"));
        other = Device.in(another, agency.url(), agency.signIn(email));
        other.sync();
    }

    @AfterAll
    static void stop() {
        another.close();
        agency.close();
    }

    private static void kill(String when, int commit) throws IOException, InterruptedException {
        try (Child child = new Child(
                KilledExchange.class,
                home.toString(),
                agency.url(),
                session.accessToken(),
                when,
                Integer.toString(commit))) {
            child.killThere();
        }
    }

    @Test
    void fault16KilledBetweenApplyAndCursorHasBothOrNeither() throws Exception {
        String position;
        try (Device device = Device.open(home, transport)) {
            device.sync();
            position = device.position();
        }
        Project project = other.create("Brought");
        other.sync();

        kill("before", 1);

        try (Device device = Device.open(home, transport)) {
            assertThat(device.names()).doesNotContain("Brought");
            assertThat(device.position()).isEqualTo(position);
        }
        kill("after", 1);

        try (Device device = Device.open(home, transport)) {
            assertThat(device.position().equals(position))
                    .as("rows and cursor move together")
                    .isEqualTo(!device.names().contains("Brought"));
            other.rename(project.id(), "Brought and renamed");
            other.sync();
            device.sync();
            assertThat(device.names()).contains("Brought and renamed").doesNotContain("Brought");
            assertThat(device.workspace().database().check().findings()).isEmpty();
        }
    }

    @Test
    void fault17KilledAroundTheDeletionOfTheOutboxSendsOnceAndForgetsOnlyWhatHasComeBack() throws Exception {
        long before;
        try (Device device = Device.open(home, transport)) {
            device.sync();
            before = agency.head(tenant);
            device.create("Sent");
        }

        // The server has taken the batch; its answer is not noted.
        kill("before", 2);
        assertThat(agency.projects(tenant)).containsOnlyOnce("Sent");
        try (Device device = Device.open(home, transport)) {
            assertThat(device.count("sync_outbox WHERE tenant_id = ?")).isPositive();
            assertThat(device.queued()).isPositive();
        }
        // The batch under way and its answer are a commit each. Nobody else has written, so with the answer the feed
        // has
        // passed the change, and the deletion of the outbox is part of that commit.
        kill("before", 2);
        forgottenWhenPassed(before, false);
        kill("after", 2);
        forgottenWhenPassed(before, true);

        try (Device device = Device.open(home, transport)) {
            device.sync();
            assertThat(agency.projects(tenant)).containsOnlyOnce("Sent");
            assertThat(agency.head(tenant)).isEqualTo(before + 1);
            assertThat(device.names()).containsOnlyOnce("Sent");
            assertThat(device.count("sync_outbox WHERE tenant_id = ?")).isZero();
        }
    }

    private static void forgottenWhenPassed(long version, boolean passed) {
        try (Device device = Device.open(home, transport)) {
            long here = device.exchange().counts().version();
            assertThat(here > version).isEqualTo(passed);
            assertThat(device.count("sync_outbox WHERE tenant_id = ?") == 0)
                    .as("forgotten when the feed has passed it, and not before")
                    .isEqualTo(passed);
        }
    }

    /** The second program. */
    static final class Second {
        private Second() {}

        public static void main(String[] args) {
            try (TestWorkspace workspace = TestWorkspace.open(Path.of(args[0]))) {
                System.out.println("opened " + workspace.tenant().id());
            } catch (WorkspaceException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void fault21SecondInstanceIsToldAndTheFirstGoesOn() throws Exception {
        try (Device device = Device.open(home, transport)) {
            device.create("Before the second");
            try (Child second = new Child(Second.class, home.toString())) {
                assertThat(second.line()).contains("is open in another program", "Nothing was changed");
            }
            assertThatThrownBy(() -> TestWorkspace.open(home))
                    .isInstanceOf(WorkspaceException.class)
                    .hasMessageContaining("is open in another program");
            device.create("After the second");
            device.sync();
        }

        try (Device device = Device.open(home, transport)) {
            assertThat(device.names()).contains("Before the second", "After the second");
            assertThat(agency.projects(tenant)).contains("Before the second", "After the second");
            assertThat(device.workspace().database().check().findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fault27WrongKeyIsToldChangesNothingAndWhatWaitsIsSentUnderTheRightOne(boolean closedWell) throws Exception {
        String name = "Behind a key " + closedWell;
        try (Device device = Device.open(home, transport)) {
            device.sync();
            device.create(name);
        }
        Path file = home.resolve("home/db/praetor.mv.db");
        if (!closedWell) {
            Files.delete(home.resolve("home/db/praetor.sum"));
        }
        byte[] before = Files.readAllBytes(file);
        byte[] wrong = new byte[32];
        Arrays.fill(wrong, (byte) 7);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Database.open(home.resolve("home"), DatabaseKey.of(wrong, wrong)))
                    .isInstanceOf(WorkspaceException.class)
                    .hasMessageContaining("key");
        }

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Device device = Device.open(home, transport)) {
            assertThat(device.names()).contains(name);
            assertThat(device.queued()).isPositive();
            device.sync();
            assertThat(agency.projects(tenant)).containsOnlyOnce(name);
        }
    }
}
