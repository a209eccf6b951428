package app.praetor.server.feed;

import app.praetor.server.feed.Upserts.Item;
import app.praetor.store.Json;
import app.praetor.store.schema.SchemaCatalogue;
import app.praetor.store.schema.SchemaReport;
import app.praetor.store.schema.TableReport;
import app.praetor.sync.clock.Stamp;
import app.praetor.sync.merge.TableRules;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import app.praetor.sync.wire.LoadPage;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.Outcome;
import app.praetor.sync.wire.Page;
import app.praetor.sync.wire.Push;
import app.praetor.sync.wire.PushAnswer;
import app.praetor.sync.wire.RowChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The feed in PostgreSQL. Holds nothing between calls, so several nodes work on one database. */
public final class PostgresFeed implements SyncFeed {
    /** What a table or a column of any version may be called. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private static final long TOLERATED_MILLIS = 60_000;

    private final FeedTransaction transactions;
    private final SyncTables tables;
    private final Map<String, TableRules> rules;
    private final SchemaCatalogue catalogue;
    private final InstantSource clock;
    private final PullQuery pulls;
    private final LoadQuery loads;

    /**
     * @param application connections of a login role that has been granted the application's, and nothing more
     * @throws IllegalStateException when the database cannot say what it holds
     */
    public PostgresFeed(DataSource application, SchemaCatalogue catalogue, InstantSource clock) {
        this.transactions = new FeedTransaction(application);
        this.catalogue = catalogue;
        this.clock = clock;
        List<TableReport> report;
        try (Connection connection = application.getConnection()) {
            report = SchemaReport.read(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The server's database cannot be read", e);
        }
        this.tables = SyncTables.of(report, catalogue);
        this.rules = new HashMap<>();
        for (TableReport table : report) {
            if (tables.find(table.table()) != null) {
                rules.put(table.table(), TableRules.of(table, catalogue.entry(table.table())));
            }
        }
        this.pulls = new PullQuery();
        this.loads = new LoadQuery(tables);
    }

    @Override
    public Taken push(Caller caller, Push push) {
        check(push);
        return transactions.<Taken>write(caller.tenant(), (connection, version) -> {
            Before before = before(connection, caller, push);
            byte[] same = before.answer();
            if (same != null) {
                // The version was only lent for the look.
                giveBack(connection, caller.tenant(), version);
                return new Taken(same, 0);
            }
            Batch batch = new Batch(caller, version, before.stamp(), clock.millis());
            work(connection, batch, push.changes(), Scope.of(connection, caller))
                    .flush();
            FeedTransaction.End end = FeedTransaction.end(
                    connection, caller.tenant(), version, caller.device(), push.seq(), batch.stamp());
            byte[] answer =
                    Json.MAPPER.writeValueAsBytes(answer(caller, push, version, end, clock.millis(), batch.outcomes()));
            remember(connection, caller, push, answer);
            return new Taken(answer, end.any() ? version : 0);
        });
    }

    private void check(Push push) {
        push.changes().forEach(this::known);
        Set<String> rows = new HashSet<>();
        long latest = Stamp.at(clock.millis() + TOLERATED_MILLIS);
        for (RowChange change : push.changes()) {
            if (!rows.add(change.table() + change.id())) {
                throw new FeedException(FeedException.Kind.INVALID, "A row comes twice in one batch.");
            }
            if (change.stamp() > latest
                    || change.stamps() != null
                            && change.stamps().values().stream().anyMatch(s -> s > latest)) {
                throw new FeedException(
                        FeedException.Kind.CLOCK, "The clock of this device is ahead; its changes keep their order.");
            }
            if ((change.op() == Op.DELETE) != (change.set() == null)) {
                throw new FeedException(FeedException.Kind.INVALID, "A change has no values, or a deletion has some.");
            }
        }
    }

    /** What a newer program sends is not taken without what this server has no place for. */
    private void known(RowChange change) {
        SyncTable table = tables.find(change.table());
        boolean strange = table == null
                ? NAME.matcher(change.table()).matches() && !catalogue.isKnown(change.table())
                : change.set() != null
                        && change.set().propertyNames().stream()
                                .anyMatch(c -> NAME.matcher(c).matches()
                                        && !table.columns().containsKey(c)
                                        && !c.equals("tenant_id"));
        if (strange) {
            throw new FeedException(
                    FeedException.Kind.VERSION,
                    "This program is newer than the server. Your changes are kept and go when the server has been"
                            + " brought up to date.");
        }
    }

    /** What a customer sees may change with what they write, and others have changed what is new to the sender. */
    private static PushAnswer answer(
            Caller caller, Push push, long version, FeedTransaction.End end, long now, List<Outcome> outcomes) {
        String before = end.before();
        boolean follows = end.any() && !end.others() && before != null && !caller.customer();
        return new PushAnswer(
                push.seq(),
                end.any() ? version : 0,
                now,
                follows ? new Position(version - 1, String.valueOf(before), 0).toString() : null,
                follows ? new Position(version, end.mark(), 0).toString() : null,
                outcomes);
    }

    /**
     * What is known before a batch.
     *
     * @param stamp the newest that the server has seen
     * @param answer the one that this batch got before; null when it is the next one
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Before(long stamp, byte @Nullable [] answer) {}

    private static Before before(Connection connection, Caller caller, Push push) throws SQLException {
        if (!push.device().equals(caller.device())) {
            throw new FeedException(FeedException.Kind.INVALID, "The batch is of another device than the sign-in.");
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT d.last_seq, d.last_batch, d.last_answer, d.revoked_at, c.stamp"
                        + " FROM praetor.sync_devices d JOIN praetor.tenant_clock c ON c.tenant_id = d.tenant_id"
                        + " WHERE d.tenant_id = ? AND d.id = ?")) {
            query.setObject(1, caller.tenant());
            query.setObject(2, caller.device());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next() || row.getObject(4) != null) {
                    throw new FeedException(FeedException.Kind.REVOKED, "This device may not exchange any more.");
                }
                long last = row.getLong(1);
                if (push.seq() == last && push.batch().equals(row.getObject(2, UUID.class))) {
                    return new Before(row.getLong(5), row.getBytes(3));
                }
                if (push.seq() <= last) {
                    throw new FeedException(
                            FeedException.Kind.FORKED, "Another copy of this device has sent under this number.");
                }
                if (push.seq() > last + 1) {
                    throw new FeedException(
                            FeedException.Kind.GAP, "A batch of this device is missing before this one.");
                }
                return new Before(row.getLong(5), null);
            }
        }
    }

    private static void giveBack(Connection connection, UUID tenant, long version) throws SQLException {
        try (PreparedStatement clock =
                connection.prepareStatement("UPDATE praetor.tenant_clock SET ver = ? WHERE tenant_id = ?")) {
            clock.setLong(1, version - 1);
            clock.setObject(2, tenant);
            clock.executeUpdate();
        }
    }

    private ConflictRows work(Connection connection, Batch batch, List<RowChange> changes, Scope scope)
            throws SQLException {
        Map<SyncTable, List<Item>> written = new TreeMap<>(Comparator.comparingInt(SyncTable::order));
        Map<SyncTable, List<Item>> deleted = new TreeMap<>(Comparator.comparingInt(t -> -t.order()));
        for (int i = 0; i < changes.size(); i++) {
            RowChange change = changes.get(i);
            batch.saw(change.stamp());
            SyncTable table = tables.find(change.table());
            if (table == null) {
                batch.rejected(i, Refusal.NOT_SHARED);
            } else {
                (change.op() == Op.DELETE ? deleted : written)
                        .computeIfAbsent(table, t -> new ArrayList<>())
                        .add(new Item(i, change));
            }
        }
        ConflictRows conflicts = new ConflictRows(connection, tables, batch);
        Access access = new Access(connection, tables, batch.caller(), scope);
        Upserts upserts = new Upserts(connection, tables, rules, batch, conflicts, access);
        for (Map.Entry<SyncTable, List<Item>> one : written.entrySet()) {
            upserts.take(one.getKey(), one.getValue());
        }
        upserts.late();
        upserts.back();
        Deletions deletions = new Deletions(connection, tables, batch, conflicts, access);
        for (Map.Entry<SyncTable, List<Item>> one : deleted.entrySet()) {
            deletions.take(one.getKey(), one.getValue());
        }
        return conflicts;
    }

    private static void remember(Connection connection, Caller caller, Push push, byte[] answer) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE praetor.sync_devices SET last_seq = ?,"
                + " last_batch = ?, last_answer = ?, seen_at = CURRENT_TIMESTAMP WHERE tenant_id = ? AND id = ?")) {
            update.setLong(1, push.seq());
            update.setObject(2, push.batch());
            update.setBytes(3, answer);
            update.setObject(4, caller.tenant());
            update.setObject(5, caller.device());
            update.executeUpdate();
        }
    }

    @Override
    public long write(UUID tenant, List<RowChange> changes) {
        Caller server = new Caller(tenant, Caller.SERVER, Caller.SERVER, false);
        return transactions.<Long>write(tenant, (connection, version) -> {
            Batch batch = new Batch(server, version, PullQuery.stamp(connection, tenant), clock.millis());
            List<RowChange> stamped = changes.stream()
                    .map(c -> new RowChange(
                            c.table(), c.id(), c.op(), batch.next().time(), null, c.set(), c.base(), Long.MAX_VALUE))
                    .toList();
            // The server's word stands; nobody is asked about it.
            work(connection, batch, stamped, Scope.of(connection, server));
            for (Outcome outcome : batch.outcomes()) {
                if (outcome.kind() == Outcome.Kind.REJECTED) {
                    throw new IllegalArgumentException("The change was refused: " + outcome.code());
                }
            }
            return FeedTransaction.end(connection, tenant, version, Caller.SERVER, 0, batch.stamp())
                            .any()
                    ? version
                    : version - 1;
        });
    }

    @Override
    public Page pull(Caller caller, String position, int limit) {
        Page page = transactions.<Page>read(
                caller.tenant(), connection -> pulls.page(connection, caller, position, limit, clock.millis()));
        if (!page.more() && page.reached() > Position.parse(position).version()) {
            transactions.noted(caller, page.reached());
        }
        return page;
    }

    @Override
    public LoadPage load(Caller caller, @Nullable String token, int limit) {
        return transactions.<LoadPage>read(
                caller.tenant(), connection -> loads.page(connection, caller, token, limit, clock.millis()));
    }

    /**
     * Forgets the feed up to where every device has read, at most up to what is older than the given days. Deletions up to
     * there are forgotten, too: a change to such a row is refused.
     *
     * @return the version up to which it was forgotten
     */
    public long compact(UUID tenant, int days) {
        return transactions.<Long>write(tenant, (connection, version) -> {
            giveBack(connection, tenant, version);
            return Compaction.run(connection, tenant, days);
        });
    }

    @Override
    public long head(UUID tenant) {
        return transactions.<Long>read(tenant, connection -> PullQuery.head(connection, tenant));
    }
}
