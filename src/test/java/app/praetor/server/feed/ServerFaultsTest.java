package app.praetor.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import app.praetor.project.Project;
import app.praetor.store.TestPostgres;
import app.praetor.store.TestWorkspace;
import app.praetor.sync.Agency;
import app.praetor.sync.Device;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.client.TransportException.Kind;
import app.praetor.sync.net.Session;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A server that ends, waits, or is held up by others while a device sends: all of a batch or nothing of it, and once. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class ServerFaultsTest {
    @TempDir
    static Path folder;

    private static Agency agency;
    private static TestWorkspace laptop;
    private static TestWorkspace another;

    private Device device;
    private Session session;
    private UUID tenant;

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
        session = agency.signIn(agency.organization());
        tenant = session.tenant().id();
        device = Device.in(laptop, agency.url(), session);
        device.sync();
    }

    /** A second device, of this organization or of another. */
    private static Device other(String email) {
        Device other = Device.in(another, agency.url(), agency.signIn(email));
        other.sync();
        return other;
    }

    /** Somebody else at the database, past row security, in a transaction that ends with the test. */
    private static final class Somebody implements AutoCloseable {
        private final Connection connection;

        Somebody(DataSource source) throws SQLException {
            connection = source.getConnection();
            connection.setAutoCommit(false);
        }

        String does(String sql, Object... parameters) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? String.valueOf(row.getString(1)) : "";
                }
            }
        }

        void holdsClock(UUID tenant) throws SQLException {
            does("SELECT ver FROM praetor.tenant_clock WHERE tenant_id = ? FOR UPDATE", tenant);
        }

        /** Until the server waits for a lock; the process that does. */
        int seesServerWait() {
            return Objects.requireNonNull(await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(
                            () -> does("SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                                    + " AND usename = 'praetor_server' AND wait_event_type = 'Lock'"),
                            pid -> !pid.isEmpty())
                    .transform(Integer::parseInt));
        }

        void lets() throws SQLException {
            connection.rollback();
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }

    private static Somebody somebody() throws SQLException {
        return new Somebody(agency.feed().owner());
    }

    private CompletableFuture<TransportException> pushFails() {
        return CompletableFuture.supplyAsync(() -> catchThrowableOfType(TransportException.class, device::push));
    }

    private void arrivesOnce(String name, long before) {
        device.sync();
        assertThat(agency.projects(tenant)).containsExactly(name);
        assertThat(agency.head(tenant)).as("one version more").isEqualTo(before + 1);
        assertThat(device.names()).containsExactly(name);
        assertThat(device.queued()).isZero();
    }

    /** The device's row comes last: when it is waited for, everything of the batch is written. */
    private void holdsEnd(Somebody somebody) throws SQLException {
        somebody.does(
                "SELECT 1 FROM praetor.sync_devices WHERE tenant_id = ? AND id = ? FOR UPDATE",
                tenant,
                session.device());
    }

    @Test
    void fault29DatabaseThatEndsMidPushLeavesNothingBehindAndTheBatchIsSentAgain() throws Exception {
        long before = agency.head(tenant);
        device.create("Shop");
        long queued = device.queued();
        CompletableFuture<TransportException> push;
        try (Somebody holding = somebody();
                Somebody watching = somebody()) {
            holdsEnd(holding);
            push = pushFails();
            watching.does("SELECT pg_terminate_backend(?)", watching.seesServerWait());
        }

        TransportException failure = push.join();
        assertThat(failure).as("a failure").isNotNull();
        assertThat(failure.kind()).isEqualTo(Kind.BUSY);
        assertThat(failure.retryAfterMillis()).as("told as a matter of time").isEqualTo(2000);
        assertThat(agency.projects(tenant)).isEmpty();
        assertThat(agency.head(tenant)).isEqualTo(before);
        assertThat(device.queued()).isEqualTo(queued).isPositive();
        arrivesOnce("Shop", before);
    }

    @Test
    void fault29ServerThatIsRestartedMidPushTakesTheBatchOnceWhetherTheOldOneEndsItOrNot() throws Exception {
        long before = agency.head(tenant);
        device.create("Shop");
        CompletableFuture<TransportException> push;
        try (Somebody holding = somebody();
                Somebody watching = somebody()) {
            holdsEnd(holding);
            push = pushFails();
            watching.seesServerWait();
            agency.restart();
        }

        // A failure, unless the old server was quick enough to answer.
        push.join();
        arrivesOnce("Shop", before);
    }

    @Test
    void fault30DeadlockIsTriedAgainByTheServerAndTheDeviceNeverHearsOfIt() throws Exception {
        Project shop = device.create("Shop");
        device.sync();
        long before = agency.head(tenant);
        device.rename(shop.id(), "Bakery");
        CompletableFuture<Boolean> push;
        try (Somebody crossing = somebody();
                Somebody watching = somebody()) {
            // So that it is the server that is chosen.
            crossing.does("SELECT set_config('deadlock_timeout', '100s', true)");
            crossing.does("SELECT 1 FROM praetor.projects WHERE id = ? FOR UPDATE", shop.id());
            push = CompletableFuture.supplyAsync(device::push);
            watching.seesServerWait();
            crossing.holdsClock(tenant);
        }

        assertThat(push.join()).isTrue();
        arrivesOnce("Bakery", before);
    }

    @Test
    void fault31HotTenantAsksForPatienceAndNobodyElseWaits() throws Exception {
        Device reader = other(session.user().email());
        long before = agency.head(tenant);
        device.create("Shop");
        Session elsewhere = agency.signIn(agency.organization());
        try (Somebody holding = somebody()) {
            holding.holdsClock(tenant);

            TransportException failure = catchThrowableOfType(TransportException.class, device::push);

            assertThat(failure).as("a failure").isNotNull();
            assertThat(failure.kind()).isEqualTo(Kind.BUSY);
            assertThat(failure.retryAfterMillis()).isEqualTo(2000);
            assertThat(device.queued()).isPositive();
            assertThat(reader.pull()).as("reading waits for nobody").isFalse();
            Device neighbour = Device.in(another, agency.url(), elsewhere);
            neighbour.create("Next door");
            neighbour.sync();
            assertThat(agency.projects(elsewhere.tenant().id())).containsExactly("Next door");
        }

        arrivesOnce("Shop", before);
    }

    @Test
    void fault32LongIdleTransactionElsewhereHidesNothing() throws Exception {
        Device reader = other(session.user().email());
        UUID elsewhere = agency.signIn(agency.organization()).tenant().id();
        long before = agency.head(tenant);
        try (Somebody idle = somebody();
                Somebody further = new Somebody(TestPostgres.newDatabase())) {
            idle.does("SELECT set_config('app.tenant_id', ?, true)", elsewhere.toString());
            idle.does("SELECT praetor.feed_begin()");
            further.does("SELECT pg_current_xact_id()");
            device.create("Shop");

            arrivesOnce("Shop", before);
            reader.sync();
            assertThat(reader.names()).containsExactly("Shop");
            Caller caller = new Caller(tenant, session.user().id(), session.device(), false);
            assertThat(agency.feed().feed().load(caller, null, 100).entries())
                    .as("what is loaded")
                    .anyMatch(entry -> entry.row() != null
                            && entry.row().path("name").asString("").equals("Shop"));
            assertThat(agency.feed().feed().compact(tenant, 0)).isEqualTo(before + 1);
            device.create("Bakery");
            device.sync();
            reader.sync();
            assertThat(reader.names()).containsExactly("Bakery", "Shop");
        }
    }
}
