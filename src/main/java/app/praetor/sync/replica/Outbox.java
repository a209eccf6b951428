package app.praetor.sync.replica;

import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.Push;
import app.praetor.sync.wire.RowChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes batches of captured changes: whole local transactions, one change a row, with the values that rows hold now. A
 * column that is changed again by a transaction that waits is left to that one.
 */
final class Outbox {
    private final SyncTables tables;
    private final UUID tenant;
    private final String schema;

    /** One line of {@code sync_outbox}; changed is null for inserts and deletes. */
    record Captured(long seq, long stamp, RowKey row, Op op, Set<String> changed) {}

    /**
     * A batch that was frozen.
     *
     * @param body what is sent, byte for byte
     * @param last the last line of the queue that it holds
     * @param more whether changes wait behind it, so that the next batch may be made ahead
     */
    record Frozen(Push push, byte[] body, long last, boolean more) {}

    /**
     * A batch that could be frozen: all of it was read in one transaction.
     *
     * @param after the last line of the batch before it
     * @param lines how many lines of the queue it holds
     */
    record Ready(Push push, byte[] body, long after, long first, long last, int lines, boolean more) {}

    /** Lines of the queue, and whether more wait behind them. */
    private record Lines(List<Captured> all, boolean more) {
        long first() {
            return all.getFirst().seq();
        }

        long last() {
            return all.getLast().seq();
        }
    }

    Outbox(SyncTables tables, UUID tenant, String schema) {
        this.tables = tables;
        this.tenant = tenant;
        this.schema = schema;
    }

    /**
     * The batch that is under way, or else a new one, frozen; null when nothing waits.
     *
     * @param ready one that was made ahead
     */
    @Nullable
    Frozen next(Handle handle, int limit, @Nullable Ready ready) throws SQLException {
        Frozen waiting = underWay(handle);
        if (waiting != null) {
            return waiting;
        }
        Link link = Link.of(handle, tenant);
        long seq = lastSeq(handle) + 1;
        if (ready != null && stands(handle, link, seq, ready)) {
            return freeze(handle, ready);
        }
        while (true) {
            long after = sentUpTo(handle);
            Lines lines = take(handle, after, limit);
            if (lines == null) {
                return null;
            }
            Ready made = make(handle, link, seq, after, lines);
            if (made != null) {
                return freeze(handle, made);
            }
            // Made and deleted again before anybody heard of it.
            forget(handle, lines.first(), lines.last());
        }
    }

    /**
     * The batch after one that is under way; null when it has to wait for the answer, as what is changed again does.
     */
    @Nullable
    Ready ahead(Handle handle, Frozen underWay, int limit) throws SQLException {
        Lines lines = take(handle, underWay.last(), limit);
        if (lines == null) {
            return null;
        }
        Set<RowKey> sent = new HashSet<>();
        underWay.push().changes().forEach(c -> sent.add(new RowKey(c.table(), c.id())));
        if (lines.all().stream().anyMatch(c -> sent.contains(c.row()))) {
            return null;
        }
        return make(handle, Link.of(handle, tenant), underWay.push().seq() + 1, underWay.last(), lines);
    }

    /** Whether it is still the next one, and whole. */
    private boolean stands(Handle handle, Link link, long seq, Ready ready) {
        return ready.push().seq() == seq
                && ready.push().device().equals(link.device())
                && ready.after() == sentUpTo(handle)
                && ready.lines()
                        == handle.createQuery("SELECT COUNT(*) FROM praetor.sync_outbox WHERE tenant_id = :tenant"
                                        + " AND seq BETWEEN :first AND :last")
                                .bind("tenant", tenant)
                                .bind("first", ready.first())
                                .bind("last", ready.last())
                                .mapTo(Integer.class)
                                .one();
    }

    private @Nullable Ready make(Handle handle, Link link, long seq, long after, Lines lines) throws SQLException {
        List<RowChange> changes = changes(handle, lines.all(), lines.last());
        if (changes.isEmpty()) {
            return null;
        }
        Push push = new Push(
                link.device(),
                seq,
                UUID.randomUUID(),
                schema,
                Objects.requireNonNullElse(link.position(), ""),
                changes);
        return new Ready(
                push,
                Wire.pack(push),
                after,
                lines.first(),
                lines.last(),
                lines.all().size(),
                lines.more());
    }

    private @Nullable Frozen underWay(Handle handle) {
        return handle.createQuery("""
            SELECT s.last_outbox, s.body, EXISTS (SELECT 1 FROM praetor.sync_outbox o WHERE o.tenant_id = s.tenant_id
              AND o.seq > s.last_outbox) AS more
            FROM praetor.sync_sent s WHERE s.tenant_id = :tenant AND s.answered_version IS NULL
            ORDER BY s.client_seq FETCH FIRST 1 ROWS ONLY
            """)
                .bind("tenant", tenant)
                .map((row, context) -> {
                    byte[] body = row.getBytes("body");
                    return new Frozen(Wire.push(body), body, row.getLong("last_outbox"), row.getBoolean("more"));
                })
                .findOne()
                .orElse(null);
    }

    private long sentUpTo(Handle handle) {
        return handle.createQuery(
                        "SELECT COALESCE(MAX(last_outbox), 0) FROM praetor.sync_sent WHERE tenant_id = :tenant")
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .one();
    }

    /** Whole transactions, at least one, until there are as many rows as the limit; null when nothing waits. */
    private @Nullable Lines take(Handle handle, long after, int limit) {
        List<Captured> found =
                select(handle, "seq > :after ORDER BY seq FETCH FIRST " + (limit + 1) + " ROWS ONLY", after);
        if (found.isEmpty()) {
            return null;
        }
        if (found.size() <= limit) {
            return new Lines(found, false);
        }
        long cut = found.getLast().stamp();
        List<Captured> whole = found.stream().filter(c -> c.stamp() != cut).toList();
        return new Lines(
                whole.isEmpty() ? select(handle, "seq > :after AND stamp = " + cut + " ORDER BY seq", after) : whole,
                true);
    }

    private List<Captured> select(Handle handle, String condition, long after) {
        return handle.createQuery("SELECT seq, stamp, table_name, row_id, op, changed FROM praetor.sync_outbox"
                        + " WHERE tenant_id = :tenant AND " + condition)
                .bind("tenant", tenant)
                .bind("after", after)
                .map((row, context) -> {
                    String changed = row.getString("changed");
                    return new Captured(
                            row.getLong("seq"),
                            row.getLong("stamp"),
                            new RowKey(row.getString("table_name"), row.getObject("row_id", UUID.class)),
                            Op.of(row.getString("op")),
                            changed == null ? Set.of() : Set.of(changed.split(",")));
                })
                .list();
    }

    private List<RowChange> changes(Handle handle, List<Captured> taken, long last) throws SQLException {
        Map<RowKey, List<Captured>> byRow = new LinkedHashMap<>();
        taken.forEach(
                c -> byRow.computeIfAbsent(c.row(), k -> new ArrayList<>()).add(c));
        Map<RowKey, Set<String>> later = later(handle, last, byRow.keySet());
        Map<RowKey, ObjectNode> now = rows(handle, byRow);
        Map<RowKey, ObjectNode> bases = bases(handle, byRow);
        List<RowChange> changes = new ArrayList<>();
        for (Map.Entry<RowKey, List<Captured>> entry : byRow.entrySet()) {
            RowChange change = change(
                    entry.getKey(),
                    entry.getValue(),
                    now.get(entry.getKey()),
                    bases.get(entry.getKey()),
                    later.getOrDefault(entry.getKey(), Set.of()));
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    /** What transactions that wait change of these rows: a deletion counts for every column. */
    private Map<RowKey, Set<String>> later(Handle handle, long last, Set<RowKey> rows) throws SQLException {
        Map<RowKey, Set<String>> later = new HashMap<>();
        List<UUID> ids = rows.stream().map(RowKey::id).toList();
        handle.createQuery("SELECT o.table_name, o.row_id, o.changed FROM UNNEST(:ids) AS k(id)"
                        + " JOIN praetor.sync_outbox o ON o.row_id = k.id"
                        + " WHERE o.tenant_id = :tenant AND o.seq > :last AND o.changed IS NOT NULL")
                .bind("tenant", tenant)
                .bind("last", last)
                .bind("ids", ids.toArray(new UUID[0]))
                .map((row, context) -> Map.entry(
                        new RowKey(row.getString(1), row.getObject(2, UUID.class)),
                        Set.of(row.getString(3).split(","))))
                .forEach(e ->
                        later.computeIfAbsent(e.getKey(), k -> new HashSet<>()).addAll(e.getValue()));
        return later;
    }

    private Map<RowKey, ObjectNode> rows(Handle handle, Map<RowKey, List<Captured>> byRow) throws SQLException {
        Map<String, List<UUID>> ids = new LinkedHashMap<>();
        byRow.keySet()
                .forEach(k ->
                        ids.computeIfAbsent(k.table(), t -> new ArrayList<>()).add(k.id()));
        Rows reader = new Rows(handle.getConnection(), tenant);
        Map<RowKey, ObjectNode> rows = new HashMap<>();
        for (Map.Entry<String, List<UUID>> entry : ids.entrySet()) {
            SyncTable table = tables.get(entry.getKey());
            reader.read(table, entry.getValue()).forEach((id, row) -> rows.put(new RowKey(table.name(), id), row));
        }
        return rows;
    }

    private Map<RowKey, ObjectNode> bases(Handle handle, Map<RowKey, List<Captured>> byRow) throws SQLException {
        List<UUID> changed = byRow.entrySet().stream()
                .filter(e -> e.getValue().getFirst().op() != Op.INSERT)
                .map(e -> e.getKey().id())
                .toList();
        Map<RowKey, ObjectNode> bases = new HashMap<>();
        if (changed.isEmpty()) {
            return bases;
        }
        Shadows.read(handle, tenant, changed).forEach((row, shadow) -> {
            if (shadow.base() != null) {
                bases.put(row, shadow.base());
            }
        });
        return bases;
    }

    private @Nullable RowChange change(
            RowKey key,
            List<Captured> captured,
            @Nullable ObjectNode now,
            @Nullable ObjectNode base,
            Set<String> later) {
        SyncTable table = tables.get(key.table());
        boolean made = captured.getFirst().op() == Op.INSERT;
        long version = base == null ? 1 : base.path("row_version").asLong(1);
        long newest = captured.getLast().stamp();
        if (captured.getLast().op() == Op.DELETE) {
            return made ? null : new RowChange(key.table(), key.id(), Op.DELETE, newest, null, null, null, version);
        }
        if (now == null) {
            // Deleted by a transaction that waits; that one tells.
            return null;
        }
        Map<String, Long> touched = new TreeMap<>();
        for (Captured one : captured) {
            Set<String> columns = one.op() == Op.INSERT ? table.columns().keySet() : one.changed();
            columns.forEach(column -> touched.put(column, one.stamp()));
        }
        touched.keySet().removeAll(Set.of("id", "row_version"));
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        ObjectNode old = JsonNodeFactory.instance.objectNode();
        Map<String, Long> stamps = new TreeMap<>();
        long stamp = Long.MIN_VALUE;
        for (Map.Entry<String, Long> column : touched.entrySet()) {
            String name = column.getKey();
            boolean leave = later.contains(name) && (!made || table.references().containsKey(name));
            JsonNode value = now.path(name);
            if (leave && !(made && table.required().contains(name)) || made && value.isMissingNode()) {
                continue;
            }
            set.set(name, value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value);
            if (!made && base != null && base.has(name)) {
                old.set(name, base.path(name));
            }
            stamps.put(name, column.getValue());
            stamp = Math.max(stamp, column.getValue());
        }
        if (set.isEmpty()) {
            return null;
        }
        long greatest = stamp;
        stamps.values().removeIf(s -> s == greatest);
        return new RowChange(
                key.table(),
                key.id(),
                made ? Op.INSERT : Op.UPDATE,
                stamp,
                stamps.isEmpty() ? null : stamps,
                set,
                made ? null : old,
                version);
    }

    /** The number of the newest batch that was made here, whether it has arrived or not. */
    long lastSeq(Handle handle) {
        return handle.createQuery("""
            SELECT GREATEST((SELECT client_seq FROM praetor.sync_links WHERE tenant_id = :tenant),
              (SELECT COALESCE(MAX(client_seq), 0) FROM praetor.sync_sent WHERE tenant_id = :tenant))
            """).bind("tenant", tenant).mapTo(Long.class).one();
    }

    private Frozen freeze(Handle handle, Ready ready) {
        handle.createUpdate("""
            INSERT INTO praetor.sync_sent (tenant_id, client_seq, batch, first_outbox, last_outbox, body, changes)
            VALUES (:tenant, :seq, :batch, :first, :last, :body, :changes)
            """)
                .bind("tenant", tenant)
                .bind("seq", ready.push().seq())
                .bind("batch", ready.push().batch())
                .bind("first", ready.first())
                .bind("last", ready.last())
                .bind("body", ready.body())
                .bind("changes", ready.push().changes().size())
                .execute();
        return new Frozen(ready.push(), ready.body(), ready.last(), ready.more());
    }

    private void forget(Handle handle, long first, long last) {
        handle.createUpdate(
                        "DELETE FROM praetor.sync_outbox WHERE tenant_id = :tenant AND seq BETWEEN :first AND :last")
                .bind("tenant", tenant)
                .bind("first", first)
                .bind("last", last)
                .execute();
        Shadows.sweep(handle, tenant);
    }
}
