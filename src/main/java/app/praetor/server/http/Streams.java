package app.praetor.server.http;

import static app.praetor.server.base.ServerDb.one;
import static app.praetor.server.base.ServerDb.update;

import app.praetor.server.account.Devices;
import app.praetor.server.account.Tokens;
import app.praetor.server.base.ServerDb;
import app.praetor.server.feed.Caller;
import app.praetor.server.feed.SyncFeed;
import app.praetor.store.RowIds;
import io.javalin.http.Context;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells connected devices that there is something new. A push on this node wakes them at once; one look a quarter of a
 * second at the versions of tenants with listeners wakes them after a push on another node.
 */
final class Streams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final long LOOK_MILLIS = 250;
    private static final long ALIVE_MILLIS = 20_000;

    private final SyncFeed feed;
    private final ServerDb db;
    private final Devices devices;
    private final InstantSource clock;
    private final Map<UUID, Tenant> tenants = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** The listeners of one tenant, and its newest version as far as this node knows. */
    private static final class Tenant {
        final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
        final AtomicLong head = new AtomicLong();

        /** Versions only grow, but for a server that was restored: that one has been started anew. */
        boolean reached(long version) {
            return head.getAndAccumulate(version, Math::max) < version;
        }
    }

    private record Listener(UUID device, Semaphore bell) {}

    Streams(SyncFeed feed, ServerDb db, Devices devices, InstantSource clock) {
        this.feed = feed;
        this.db = db;
        this.devices = devices;
        this.clock = clock;
    }

    void start() {
        Thread.ofVirtual().name("feed-heads").start(this::look);
    }

    /** Wakes who listens for this tenant on this node, but for the device that has made the version: it asks by itself. */
    void pushed(Caller caller, long version) {
        Tenant known = tenants.get(caller.tenant());
        if (known != null && known.reached(version)) {
            known.listeners.stream()
                    .filter(l -> !l.device().equals(caller.device()))
                    .forEach(l -> l.bell().release());
        }
    }

    private void look() {
        while (!closed) {
            for (Map.Entry<UUID, Tenant> entry : tenants.entrySet()) {
                try {
                    if (entry.getValue().reached(feed.head(entry.getKey()))) {
                        ring(entry.getValue());
                    }
                } catch (RuntimeException e) {
                    LOG.warn("The feed's head cannot be read: {}", e.getClass().getName());
                }
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void ring(Tenant tenant) {
        tenant.listeners.forEach(l -> l.bell().release());
    }

    /** Serves one connection until it ends, on its own thread. */
    void serve(Context ctx, Tokens.Access access) {
        Caller caller = access.caller();
        Semaphore bell = new Semaphore(0);
        Listener listener = new Listener(caller.device(), bell);
        Tenant tenant = join(caller.tenant(), listener);
        UUID connection = RowIds.next();
        int messages = 0;
        try {
            opened(caller, connection);
            EventStream client = EventStream.open(ctx);
            long every = heartbeat(caller.tenant());
            long told = -1;
            long alive = clock.millis();
            boolean beat = true;
            tenant.reached(feed.head(caller.tenant()));
            while (!closed) {
                long head = tenant.head.get();
                if (head != told) {
                    client.send("head", Long.toString(head));
                    told = head;
                    messages++;
                }
                if (beat) {
                    long left =
                            Duration.between(clock.instant(), access.expires()).toSeconds();
                    if (left <= 0 || !devices.holds(caller)) {
                        break;
                    }
                    client.send("alive", Long.toString(left));
                    heard(caller.tenant(), connection, ++messages);
                    alive = clock.millis();
                }
                long until = Math.min(
                        alive + every - clock.millis(), access.expires().toEpochMilli() - clock.millis());
                beat = !bell.tryAcquire(Math.max(until, 0), TimeUnit.MILLISECONDS);
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("A listener has gone: {}", e.getClass().getName());
        } finally {
            leave(caller.tenant(), listener);
            gone(caller, connection, messages);
        }
    }

    private Tenant join(UUID tenant, Listener listener) {
        return tenants.compute(tenant, (id, known) -> {
            Tenant one = known == null ? new Tenant() : known;
            one.listeners.add(listener);
            return one;
        });
    }

    private void leave(UUID tenant, Listener listener) {
        tenants.computeIfPresent(tenant, (id, known) -> {
            known.listeners.remove(listener);
            return known.listeners.isEmpty() ? null : known;
        });
    }

    /** How often a connection without news says that it lives. */
    private long heartbeat(UUID tenant) {
        return db.<Long>tenant(
                tenant,
                c -> one(
                                c,
                                "SELECT heartbeat_interval_ms FROM praetor.realtime_heartbeat_config WHERE"
                                        + " channel_type = 'organization' AND heartbeat_interval_ms > 0",
                                r -> r.getLong(1))
                        .orElse(ALIVE_MILLIS));
    }

    private void opened(Caller caller, UUID connection) {
        db.<Integer>tenant(caller.tenant(), c -> {
            update(
                    c,
                    "INSERT INTO praetor.realtime_channels (tenant_id, channel_name, channel_type, entity_id,"
                            + " last_activity_at) VALUES (?, 'feed', 'organization', ?, CURRENT_TIMESTAMP) ON CONFLICT"
                            + " (tenant_id, channel_name) DO UPDATE SET last_activity_at = CURRENT_TIMESTAMP",
                    caller.tenant(),
                    caller.tenant());
            update(
                    c,
                    "INSERT INTO praetor.realtime_connection_stats (id, tenant_id, channel_id, connection_id,"
                        + " client_info, last_heartbeat_at) SELECT ?, tenant_id, id, ?, jsonb_build_object('device',"
                        + " CAST(? AS TEXT)), CURRENT_TIMESTAMP FROM praetor.realtime_channels WHERE tenant_id = ? AND"
                        + " channel_name = 'feed'",
                    connection,
                    connection.toString(),
                    caller.device().toString(),
                    caller.tenant());
            return log(c, caller, "connected", connection);
        });
    }

    private static int log(Connection c, Caller caller, String type, UUID connection) throws SQLException {
        return update(
                c,
                "INSERT INTO praetor.realtime_events_log (tenant_id, channel_id, event_type, event_data)"
                        + " SELECT tenant_id, id, ?, jsonb_build_object('connection', CAST(? AS TEXT)) FROM"
                        + " praetor.realtime_channels WHERE tenant_id = ? AND channel_name = 'feed'",
                type,
                connection.toString(),
                caller.tenant());
    }

    private void heard(UUID tenant, UUID connection, int messages) {
        db.<Integer>tenant(
                tenant,
                c -> update(
                        c,
                        "UPDATE praetor.realtime_connection_stats SET last_heartbeat_at = CURRENT_TIMESTAMP,"
                                + " message_count = ? WHERE tenant_id = ? AND id = ?",
                        messages,
                        tenant,
                        connection));
    }

    private void gone(Caller caller, UUID connection, int messages) {
        try {
            db.<Integer>tenant(caller.tenant(), c -> {
                update(
                        c,
                        "UPDATE praetor.realtime_connection_stats SET disconnected_at = CURRENT_TIMESTAMP,"
                                + " message_count = ? WHERE tenant_id = ? AND id = ?",
                        messages,
                        caller.tenant(),
                        connection);
                return log(c, caller, "disconnected", connection);
            });
        } catch (RuntimeException e) {
            LOG.warn("The end of a connection was not noted: {}", e.getClass().getName());
        }
    }

    @Override
    public void close() {
        closed = true;
        tenants.values().forEach(Streams::ring);
    }
}
