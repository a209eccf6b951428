package app.praetor.sync.replica;

import app.praetor.store.Replica;
import app.praetor.store.ReplicaUnit;
import app.praetor.sync.client.Exchange;
import app.praetor.sync.client.SyncCounts;
import app.praetor.sync.client.Transport;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.client.TransportException.Kind;
import app.praetor.sync.table.SyncTables;
import app.praetor.sync.wire.Checksum;
import app.praetor.sync.wire.Entry;
import app.praetor.sync.wire.LoadPage;
import app.praetor.sync.wire.Page;
import app.praetor.sync.wire.PushAnswer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The steps of the exchange over the device's database. Killed between any two commits, it goes on with the next call. */
public final class ReplicaExchange implements Exchange {
    private static final int USUAL = 1000;
    private static final int LEAST = 1;
    private static final long TOLERATED_MILLIS = 2000;

    private final Replica replica;
    private final SyncTables tables;
    private final Outbox outbox;
    private final Answers answers;
    private final Loader loader;
    private final Pages pages;
    private final Executor beside;
    private final int most;
    private int limit;
    /** Made ahead for the very next step, which must be a push: after any other, rows may hold something else. */
    private Outbox.@Nullable Ready ready;

    /** Asked for ahead for the very next step, which must be a pull: after any other, it may be meant for another device. */
    private @Nullable Asked next;

    /** A page that was asked for while the one before it was being stored. */
    private record Asked(String position, Ahead<Page> page) {}

    /**
     * @param schema the newest migration of this program, told to the server
     */
    public ReplicaExchange(Replica replica, SyncTables tables, String schema) {
        this(
                replica,
                tables,
                schema,
                task -> Thread.ofVirtual().name("sync-ahead").start(task),
                USUAL);
    }

    /**
     * @param beside runs what is made ahead, while the server is at work
     * @param most changes of a batch and a page
     */
    public ReplicaExchange(Replica replica, SyncTables tables, String schema, Executor beside, int most) {
        this.beside = beside;
        this.most = most;
        this.limit = most;
        this.replica = replica;
        this.tables = tables;
        this.outbox = new Outbox(tables, replica.tenant(), schema);
        this.answers = new Answers(tables, replica.tenant());
        this.loader = new Loader(tables, replica.tenant());
        this.pages = new Pages(tables, replica.tenant());
    }

    @Override
    public boolean waits() {
        return replica.<Boolean>read(this::waits);
    }

    @Override
    public boolean pushOne(Transport transport) {
        if (!waits()) {
            return false;
        }
        Outbox.Ready waiting = ready;
        nothingAhead();
        Outbox.Frozen frozen = write(unit -> Optional.ofNullable(outbox.next(unit.handle(), limit, waiting)))
                .orElse(null);
        if (frozen == null) {
            return false;
        }
        Ahead<Optional<Outbox.Ready>> following = frozen.more()
                ? Ahead.of(beside, () -> write(unit -> Optional.ofNullable(ahead(unit, frozen))))
                : Ahead.of(Runnable::run, Optional::empty);
        long sent = replica.clock().millis();
        PushAnswer answer;
        try {
            answer = transport.push(frozen.body());
        } catch (TransportException e) {
            if (e.kind() == Kind.TOO_LARGE || e.kind() == Kind.CLOCK) {
                // Refused as a whole, so it may be made anew.
                forgetFrozen();
            }
            throw e;
        } finally {
            following.settle();
        }
        Outbox.Ready made = answer.outcomes().isEmpty() ? following.get().orElse(null) : null;
        write(unit -> {
            // With a batch to follow this is done while the server works on that one.
            answers.take(unit, frozen.push(), answer, made == null);
            return true;
        });
        ready = made;
        measure(answer.now(), sent);
        limit = Math.min(most, limit * 2);
        return true;
    }

    private void nothingAhead() {
        ready = null;
        next = null;
    }

    /** What there is to do while the server works on a batch. */
    private Outbox.@Nullable Ready ahead(ReplicaUnit unit, Outbox.Frozen underWay) throws SQLException {
        unit.silent();
        Settled.forget(unit.handle(), replica.tenant());
        return outbox.ahead(unit.handle(), underWay, limit);
    }

    /** Whether there is a batch under way or a change behind the last one. */
    private boolean waits(Handle handle) {
        return handle.createQuery("""
            SELECT 1 WHERE EXISTS (SELECT 1 FROM praetor.sync_sent
                WHERE tenant_id = :tenant AND answered_version IS NULL)
              OR EXISTS (SELECT 1 FROM praetor.sync_outbox WHERE tenant_id = :tenant
                AND seq > (SELECT COALESCE(MAX(last_outbox), 0) FROM praetor.sync_sent WHERE tenant_id = :tenant))
            """)
                .bind("tenant", replica.tenant())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public boolean pullOne(Transport transport) {
        ready = null;
        Link link = replica.read(handle -> Link.of(handle, replica.tenant()));
        long asked = replica.clock().millis();
        String position = String.valueOf(link.position());
        Page page = waiting(position);
        if (page == null) {
            page = transport.pull(position, most);
        } else {
            asked = Long.MIN_VALUE;
        }
        verify(page.checksum(), page.entries());
        if (page.sent() != null && page.sent() > replica.<Long>read(outbox::lastSeq)) {
            // The feed leaves out what came from a device, so it would never bring what the other copy has sent.
            throw new TransportException(
                    Kind.FORKED, "Another copy of this device has sent changes; this one becomes a device of its own.");
        }
        if (link.scope() != null && !link.scope().equals(page.scope())) {
            reload();
            return false;
        }
        if (page.entries().isEmpty() && page.position().equals(link.position()) && page.head() == link.head()) {
            measure(page.now(), asked);
            return false;
        }
        replica.clock().observe(page.stamp());
        Page taken = page;
        if (taken.more()) {
            next = new Asked(taken.position(), Ahead.of(beside, () -> transport.pull(taken.position(), most)));
        }
        write(unit -> {
            pages.take(unit, link, taken);
            return true;
        });
        measure(page.now(), asked);
        return page.more();
    }

    /** The page behind the position, when it was asked for ahead and came. */
    private @Nullable Page waiting(String position) {
        Asked asked = next;
        next = null;
        if (asked == null || !asked.position().equals(position)) {
            return null;
        }
        try {
            return asked.page().get();
        } catch (TransportException e) {
            // Asked again, it fails again or does not.
            return null;
        }
    }

    @Override
    public boolean behind() {
        Link link = replica.read(handle -> Link.of(handle, replica.tenant()));
        return link.version() < link.head();
    }

    private static void verify(String checksum, List<Entry> entries) {
        if (!Checksum.of(entries).equals(checksum)) {
            throw new TransportException(
                    Kind.UNREACHABLE, "The server's answer was cut or mixed up; it is asked again.");
        }
    }

    @Override
    public boolean needsLoad() {
        Link link = replica.read(handle -> Link.of(handle, replica.tenant()));
        if (tables.shape().equals(link.shape())) {
            return link.loads();
        }
        reshaped(link);
        return replica.read(handle -> Link.of(handle, replica.tenant()).loads());
    }

    /** This program knows tables or columns that the one before passed over: everything is asked for once more. */
    private void reshaped(Link link) {
        write(unit -> {
            if (link.shape() != null) {
                loader.begin(unit.handle(), Loader.RENEWED);
            }
            unit.handle()
                    .createUpdate("UPDATE praetor.sync_links SET shape = :shape WHERE tenant_id = :tenant")
                    .bind("shape", tables.shape())
                    .bind("tenant", replica.tenant())
                    .execute();
            return true;
        });
    }

    @Override
    public boolean loadOne(Transport transport) {
        nothingAhead();
        Link link = replica.read(handle -> Link.of(handle, replica.tenant()));
        if (!link.loads()) {
            return false;
        }
        if (link.loadToken() == null && replica.<Boolean>read(this::unanswered)) {
            // It may have arrived, and others may have deleted since what it brought: its answer has to be known before
            // what the load lacks can be told from what was never there.
            return pushOne(transport);
        }
        if (link.loadState().equals("new") && replica.<Boolean>read(this::hasSent)) {
            // What was sent before may have been deleted there since; only a renewed load notices.
            reload();
            return true;
        }
        long asked = replica.clock().millis();
        LoadPage page = transport.load(link.loadToken(), most);
        verify(page.checksum(), page.entries());
        replica.clock().observe(page.stamp());
        write(unit -> {
            loader.take(unit, link, page);
            return true;
        });
        measure(page.now(), asked);
        return page.next() != null;
    }

    private boolean unanswered(Handle handle) {
        return handle.createQuery("SELECT 1 FROM praetor.sync_sent WHERE tenant_id = :tenant"
                        + " AND answered_version IS NULL FETCH FIRST 1 ROWS ONLY")
                .bind("tenant", replica.tenant())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private boolean hasSent(Handle handle) {
        return handle.createQuery("SELECT 1 FROM praetor.sync_sent WHERE tenant_id = :tenant FETCH FIRST 1 ROWS ONLY")
                .bind("tenant", replica.tenant())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public void reload() {
        reload(Loader.RENEWED);
    }

    @Override
    public void reloadOther() {
        reload(Loader.OTHER);
    }

    private void reload(String state) {
        nothingAhead();
        write(unit -> {
            loader.begin(unit.handle(), state);
            return true;
        });
    }

    /** Batches of the old device that nobody answered are made anew; stamps make it harmless if they had arrived. */
    @Override
    public void becomeDevice(UUID device) {
        nothingAhead();
        write(unit -> {
            Handle handle = unit.handle();
            handle.createUpdate("DELETE FROM praetor.sync_sent WHERE tenant_id = :tenant AND answered_version IS NULL")
                    .bind("tenant", replica.tenant())
                    .execute();
            handle.createUpdate("UPDATE praetor.sync_sent SET client_seq = - client_seq"
                            + " WHERE tenant_id = :tenant AND client_seq > 0")
                    .bind("tenant", replica.tenant())
                    .execute();
            handle.createUpdate("UPDATE praetor.sync_links SET device_id = :device, client_seq = 0"
                            + " WHERE tenant_id = :tenant")
                    .bind("device", device)
                    .bind("tenant", replica.tenant())
                    .execute();
            return true;
        });
    }

    @Override
    public void clockIs(long serverNow, long roundTripMillis) {
        nothingAhead();
        write(unit -> {
            new Restamp(replica).toServerTime(unit.handle(), serverNow + roundTripMillis / 2);
            return true;
        });
    }

    /** Compares the clocks, unless it is not known when the server was asked. */
    private void measure(long serverNow, long askedAt) {
        if (askedAt == Long.MIN_VALUE) {
            return;
        }
        long now = replica.clock().millis();
        long roundTrip = Math.max(0, now - askedAt);
        if (Math.abs(serverNow + roundTrip / 2 - now) > TOLERATED_MILLIS + roundTrip) {
            clockIs(serverNow, roundTrip);
        }
    }

    @Override
    public void smallerBatches() {
        limit = Math.max(LEAST, limit / 2);
    }

    private void forgetFrozen() {
        write(unit -> {
            unit.handle()
                    .createUpdate(
                            "DELETE FROM praetor.sync_sent WHERE tenant_id = :tenant AND answered_version IS NULL")
                    .bind("tenant", replica.tenant())
                    .execute();
            return true;
        });
    }

    @Override
    public SyncCounts counts() {
        return replica.read(handle -> Counts.of(handle, replica.tenant()));
    }

    private interface Work<T extends @Nullable Object> {
        T in(ReplicaUnit unit) throws SQLException;
    }

    private <T extends @Nullable Object> T write(Work<T> work) {
        return replica.write(unit -> {
            try {
                return work.in(unit);
            } catch (SQLException e) {
                throw new IllegalStateException("The exchange could not write to the database", e);
            }
        });
    }
}
