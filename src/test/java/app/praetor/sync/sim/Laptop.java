package app.praetor.sync.sim;

import app.praetor.server.feed.Caller;
import app.praetor.server.feed.FeedException;
import app.praetor.server.feed.SyncFeed;
import app.praetor.store.Json;
import app.praetor.store.capture.HybridClock;
import app.praetor.sync.client.Transport;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.replica.ReplicaExchange;
import app.praetor.sync.wire.LoadPage;
import app.praetor.sync.wire.Page;
import app.praetor.sync.wire.Push;
import app.praetor.sync.wire.PushAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A device with a database in memory, and its way to a feed in the same process. */
public final class Laptop implements Transport {
    private final MemoryReplica replica;
    private final SyncFeed feed;
    private final TestFeed.Member member;
    private final InstantSource clock;
    private final int most;
    private ReplicaExchange exchange;
    private UUID device;
    private boolean customer;

    public Laptop(MemoryReplica replica, TestFeed server, TestFeed.Member member, InstantSource clock) {
        this(replica, server, member, clock, UUID.randomUUID(), 1000);
    }

    /** A device with a given id. */
    public Laptop(MemoryReplica replica, TestFeed server, TestFeed.Member member, InstantSource clock, UUID device) {
        // Batches and pages of a few changes on some devices, so that the next ones are made ahead.
        this(replica, server, member, clock, device, device.hashCode() % 2 == 0 ? 1000 : 3);
    }

    /**
     * @param most changes of its batches and pages
     */
    public Laptop(
            MemoryReplica replica,
            TestFeed server,
            TestFeed.Member member,
            InstantSource clock,
            UUID device,
            int most) {
        this.most = most;
        this.replica = replica;
        this.feed = server.feed();
        this.member = member;
        this.clock = clock;
        this.device = device;
        server.device(member, device);
        // Its own id for the organization: only the token says which one the server means.
        replica.use(UUID.randomUUID(), new HybridClock(clock, 0, 0));
        this.exchange = started();
        replica.write(unit -> {
            unit.handle()
                    .execute(
                            "INSERT INTO praetor.tenants (id, name, slug) VALUES (?, 'Agency', ?)",
                            replica.tenant(),
                            replica.tenant().toString());
            unit.handle()
                    .execute(
                            "INSERT INTO praetor.sync_links (tenant_id, server_url, server_tenant, account, user_id,"
                                    + " device_id) VALUES (?, 'test', ?, 'a', ?, ?)",
                            replica.tenant(),
                            member.tenant(),
                            member.user(),
                            device);
            return true;
        });
    }

    private ReplicaExchange started() {
        return new ReplicaExchange(replica, replica.tables(), "27", Runnable::run, most);
    }

    public UUID device() {
        return device;
    }

    /** From now on the server takes who works here for a customer. */
    public void isOfACustomer() {
        customer = true;
    }

    public UUID user() {
        return member.user();
    }

    public ReplicaExchange exchange() {
        return exchange;
    }

    public MemoryReplica replica() {
        return replica;
    }

    /** The program was killed and started again. */
    public void restart() {
        long last = replica.read(handle -> handle.createQuery(
                        "SELECT GREATEST((SELECT COALESCE(MAX(stamp), 0) FROM praetor.sync_outbox WHERE tenant_id ="
                            + " :t), (SELECT COALESCE(MAX(stamp), 0) FROM praetor.sync_links WHERE tenant_id = :t))")
                .bind("t", replica.tenant())
                .mapTo(Long.class)
                .one());
        long offset = replica.read(
                handle -> handle.createQuery("SELECT clock_offset FROM praetor.sync_links WHERE tenant_id = :t")
                        .bind("t", replica.tenant())
                        .mapTo(Long.class)
                        .one());
        replica.use(replica.tenant(), new HybridClock(clock, last, offset));
        exchange = started();
    }

    /** Goes on as another device. */
    public void become(UUID other) {
        device = other;
        exchange.becomeDevice(other);
    }

    /** One local transaction of statements; "?" for the tenant comes first in each. */
    public void edit(Edit... statements) {
        replica.write(unit -> {
            unit.capture();
            for (Edit edit : statements) {
                List<Object> parameters = new ArrayList<>(List.of(replica.tenant()));
                for (Object parameter : edit.parameters()) {
                    parameters.add(parameter == Edits.NOTHING ? null : parameter);
                }
                unit.handle().execute(edit.sql(), parameters.toArray());
            }
            return true;
        });
    }

    /** A statement with its parameters after the tenant. */
    public record Edit(String sql, Object... parameters) {}

    public static Edit edit(String sql, Object... parameters) {
        return new Edit(sql, parameters);
    }

    /** Loads, sends and takes until nothing is left. */
    public void sync() {
        while (exchange.needsLoad()) {
            exchange.loadOne(this);
        }
        while (exchange.pushOne(this)) {}
        while (exchange.pullOne(this)) {}
        while (exchange.needsLoad()) {
            exchange.loadOne(this);
        }
    }

    /** Every exchanged row of this device by table and id, as JSON; the device's own marks left out. */
    public Map<String, String> rows() {
        return replica.read(handle -> {
            try {
                return Dump.rows(handle.getConnection(), replica.tables(), replica.tenant());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public <T> List<T> query(Class<T> type, String sql, Object... parameters) {
        return replica.read(handle -> {
            try (Connection connection = handle.getConnection();
                    PreparedStatement query = connection.prepareStatement(sql)) {
                query.setObject(1, replica.tenant());
                for (int i = 0; i < parameters.length; i++) {
                    query.setObject(i + 2, parameters[i]);
                }
                List<T> found = new ArrayList<>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getObject(1, type));
                    }
                }
                return found;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Whom the server takes this device for. */
    public Caller caller() {
        return new Caller(member.tenant(), member.user(), device, customer);
    }

    @Override
    public PushAnswer push(byte[] body) {
        try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
            Push push = Json.MAPPER.readValue(unzipped, Push.class);
            return Json.MAPPER.readValue(feed.push(caller(), push).body(), PushAnswer.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FeedException e) {
            throw of(e);
        }
    }

    @Override
    public Page pull(String position, int limit) {
        try {
            return Json.MAPPER.readValue(
                    Json.MAPPER.writeValueAsBytes(feed.pull(caller(), position, limit)), Page.class);
        } catch (FeedException e) {
            throw of(e);
        }
    }

    @Override
    public LoadPage load(@Nullable String token, int limit) {
        try {
            return Json.MAPPER.readValue(
                    Json.MAPPER.writeValueAsBytes(feed.load(caller(), token, limit)), LoadPage.class);
        } catch (FeedException e) {
            throw of(e);
        }
    }

    static TransportException of(FeedException e) {
        TransportException.Kind kind = switch (e.kind()) {
            case GAP, FORKED -> TransportException.Kind.FORKED;
            case RELOAD -> TransportException.Kind.RELOAD;
            case HISTORY -> TransportException.Kind.HISTORY;
            case BUSY -> TransportException.Kind.BUSY;
            case CLOCK -> TransportException.Kind.CLOCK;
            case REVOKED -> TransportException.Kind.REVOKED;
            case VERSION -> TransportException.Kind.VERSION;
            case INVALID -> TransportException.Kind.REFUSED;
        };
        return new TransportException(kind, String.valueOf(e.getMessage()));
    }
}
