package app.praetor.sync.replica;

import app.praetor.store.Json;
import app.praetor.store.ReplicaUnit;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.replica.Shadows.Shadow;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.Outcome;
import app.praetor.sync.wire.Outcome.Kind;
import app.praetor.sync.wire.Push;
import app.praetor.sync.wire.PushAnswer;
import app.praetor.sync.wire.RowChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the server's answer to a batch means here. What was refused leaves the tables and is kept aside. */
final class Answers {
    private final SyncTables tables;
    private final UUID tenant;

    Answers(SyncTables tables, UUID tenant) {
        this.tables = tables;
        this.tenant = tenant;
    }

    /**
     * Takes the answer.
     *
     * @param push the batch as it was sent
     * @param settle false when somebody else forgets what is settled
     */
    void take(ReplicaUnit unit, Push push, PushAnswer answer, boolean settle) throws SQLException {
        Handle handle = unit.handle();
        if (push.seq() != answer.seq()) {
            throw new TransportException(
                    TransportException.Kind.UNREACHABLE, "The answer belongs to another batch; it is sent again.");
        }
        int noted = handle.createUpdate("UPDATE praetor.sync_sent SET answered_version = :version, body = NULL"
                        + " WHERE tenant_id = :tenant AND client_seq = :seq AND answered_version IS NULL")
                .bind("version", answer.version())
                .bind("tenant", tenant)
                .bind("seq", answer.seq())
                .execute();
        if (noted == 0) {
            return;
        }
        handle.createUpdate("UPDATE praetor.sync_links SET client_seq = :seq, head = GREATEST(head, :version),"
                        + " last_exchange = CURRENT_TIMESTAMP WHERE tenant_id = :tenant")
                .bind("seq", answer.seq())
                .bind("version", answer.version())
                .bind("tenant", tenant)
                .execute();
        if (answer.position() != null) {
            reached(handle, push, answer);
        }
        Map<Integer, Outcome> outcomes = new HashMap<>();
        answer.outcomes().forEach(o -> outcomes.put(o.index(), o));
        unit.silent();
        accepted(handle, push, outcomes, answer.version());
        refused(unit, push, outcomes);
        new Applier(tables, tenant).again(unit, Link.of(handle, tenant).version());
        unit.silent();
        if (settle) {
            Settled.forget(handle, tenant);
        }
    }

    /**
     * This device knows all that there is, when it knew all before; not while it loads, as what it loads may be from before
     * this version. The stamps of what was sent are kept here: with the queue goes what says that later changes have to be
     * newer.
     */
    private void reached(Handle handle, Push push, PushAnswer answer) {
        handle.createUpdate("UPDATE praetor.sync_links SET position = :position, version = :version,"
                        + " stamp = GREATEST(stamp, :stamp) WHERE tenant_id = :tenant AND position = :before"
                        + " AND load_state = 'done'")
                .bind(
                        "stamp",
                        push.changes().stream()
                                .mapToLong(RowChange::stamp)
                                .max()
                                .orElse(0))
                .bind("position", answer.position())
                .bind("version", answer.version())
                .bind("tenant", tenant)
                .bind("before", answer.after())
                .execute();
    }

    private void accepted(Handle handle, Push push, Map<Integer, Outcome> outcomes, long version) throws SQLException {
        Map<String, List<UUID>> exact = new LinkedHashMap<>();
        List<RowChange> taken = new ArrayList<>();
        for (int i = 0; i < push.changes().size(); i++) {
            RowChange change = push.changes().get(i);
            Outcome outcome = outcomes.get(i);
            if (change.op() != Op.DELETE && (outcome == null || outcome.kind() != Kind.REJECTED)) {
                taken.add(change);
                if (outcome == null
                        || outcome.code() == null
                                && (outcome.lost() == null || outcome.lost().isEmpty())) {
                    exact.computeIfAbsent(change.table(), t -> new ArrayList<>())
                            .add(change.id());
                }
            }
        }
        Rows rows = new Rows(handle.getConnection(), tenant);
        for (Map.Entry<String, List<UUID>> entry : exact.entrySet()) {
            rows.atLeast(tables.get(entry.getKey()), entry.getValue(), version);
        }
        rebase(handle, taken, version);
        broughtBack(handle, push, version);
    }

    /** What was deleted here and is there again by a version that the feed brought before this answer came. */
    private void broughtBack(Handle handle, Push push, long version) throws SQLException {
        List<RowChange> deleted =
                push.changes().stream().filter(c -> c.op() == Op.DELETE).toList();
        Map<RowKey, Shadow> shadows =
                Shadows.read(handle, tenant, deleted.stream().map(RowChange::id).toList());
        for (RowChange change : deleted) {
            RowKey key = new RowKey(change.table(), change.id());
            Shadow shadow = shadows.get(key);
            if (shadow != null
                    && shadow.latest() != null
                    && !shadow.gone()
                    && shadow.latest().path("row_version").asLong() >= version) {
                Shadows.put(handle, tenant, key, new Shadow(shadow.base(), shadow.latest(), false, true));
            }
        }
    }

    /** The server now holds what was sent: that is the base of what was changed here since. */
    private void rebase(Handle handle, List<RowChange> taken, long version) throws SQLException {
        List<UUID> ids = taken.stream().map(RowChange::id).toList();
        Set<RowKey> again = changedSince(handle, ids);
        Map<RowKey, Shadow> shadows = Shadows.read(handle, tenant, ids);
        for (RowChange change : taken) {
            RowKey key = new RowKey(change.table(), change.id());
            Shadow shadow = shadows.get(key);
            if (shadow == null && !again.contains(key) || change.set() == null) {
                continue;
            }
            ObjectNode newer = shadow == null ? null : shadow.latest();
            if (shadow != null && newer != null && newer.path("row_version").asLong() >= version) {
                // The answer came late: the feed has brought what came of it already.
                Shadows.put(handle, tenant, key, new Shadow(newer, newer, shadow.gone(), shadow.held()));
                follow(handle, key, change, newer);
                continue;
            }
            ObjectNode base =
                    shadow == null || shadow.base() == null ? JsonNodeFactory.instance.objectNode() : shadow.base();
            overlay(base, change.set());
            base.put("row_version", Math.max(version, base.path("row_version").asLong()));
            if (shadow != null && newer != null && shadow.held()) {
                // It is stored when its parent is there, with what was taken of this device since.
                overlay(newer, change.set());
                newer.put("row_version", version);
            }
            Shadows.put(
                    handle,
                    tenant,
                    key,
                    shadow == null
                            ? new Shadow(base, null, false, false)
                            : new Shadow(base, newer, shadow.gone(), shadow.held()));
        }
    }

    private Set<RowKey> changedSince(Handle handle, List<UUID> ids) throws SQLException {
        return new HashSet<>(handle.createQuery("""
            SELECT DISTINCT o.table_name, o.row_id FROM UNNEST(:ids) AS k(id)
            JOIN praetor.sync_outbox o ON o.row_id = k.id
            WHERE o.tenant_id = :tenant
            AND o.seq > (SELECT MAX(last_outbox) FROM praetor.sync_sent WHERE tenant_id = :tenant)
            """)
                .bind("tenant", tenant)
                .bind("ids", ids.toArray(new UUID[0]))
                .map((row, context) -> new RowKey(row.getString(1), row.getObject(2, UUID.class)))
                .list());
    }

    static void overlay(ObjectNode base, ObjectNode set) {
        set.properties().forEach(e -> {
            if (e.getValue().isNull()) {
                base.remove(e.getKey());
            } else {
                base.set(e.getKey(), e.getValue());
            }
        });
    }

    /** Children leave before their parents; what was deleted comes back parents first. */
    private void refused(ReplicaUnit unit, Push push, Map<Integer, Outcome> outcomes) throws SQLException {
        List<Map.Entry<RowChange, Outcome>> refused = new ArrayList<>();
        outcomes.forEach((index, outcome) -> {
            if (outcome.kind() == Kind.REJECTED || "deleted".equals(outcome.code())) {
                refused.add(Map.entry(push.changes().get(index), outcome));
            }
        });
        refused.sort(Comparator.comparingInt(e -> {
            int order = tables.get(e.getKey().table()).order();
            return e.getKey().op() == Op.DELETE ? order : -order;
        }));
        for (Map.Entry<RowChange, Outcome> one : refused) {
            RowChange change = one.getKey();
            Outcome outcome = one.getValue();
            if (outcome.kind() == Kind.REJECTED) {
                keep(unit.handle(), change, outcome);
            }
            undo(unit, push, change, outcome);
        }
        unit.silent();
    }

    private void keep(Handle handle, RowChange change, Outcome outcome) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        if (change.set() != null) {
            content.setAll(change.set());
        }
        handle.createUpdate("""
            INSERT INTO praetor.sync_rejected (tenant_id, table_name, row_id, op, content, code, reason)
            VALUES (:tenant, :table, :row, :op, :content, :code, :reason)
            """)
                .bind("tenant", tenant)
                .bind("table", change.table())
                .bind("row", change.id())
                .bind("op", change.op().letter())
                .bind("content", Json.MAPPER.writeValueAsBytes(content))
                .bind("code", outcome.code() == null ? "refused" : outcome.code())
                .bind("reason", outcome.text() == null ? "The server did not accept it." : outcome.text())
                .execute();
    }

    private void undo(ReplicaUnit unit, Push push, RowChange change, Outcome outcome) throws SQLException {
        SyncTable table = tables.get(change.table());
        RowKey key = new RowKey(change.table(), change.id());
        boolean missing = "gone".equals(outcome.code()) || "deleted".equals(outcome.code());
        if (change.op() == Op.INSERT || (missing && change.op() == Op.UPDATE)) {
            // What was refused is kept already: the trigger keeps only what was changed since, and what hangs on the
            // row.
            forgetSent(unit.handle(), push, key);
            unit.revert();
            new Rows(unit.handle().getConnection(), tenant).delete(table, change.id());
            dropChanges(unit.handle(), key);
        } else {
            unit.silent();
            restore(unit.handle(), table, key, change);
            forgetSent(unit.handle(), push, key);
        }
    }

    /** The server never took it, so it is no change of this device beside which the server's row would have to stay. */
    private void forgetSent(Handle handle, Push push, RowKey key) {
        handle.createUpdate("""
            DELETE FROM praetor.sync_outbox o WHERE tenant_id = :tenant AND row_id = :row AND table_name = :table
            AND EXISTS (SELECT 1 FROM praetor.sync_sent s WHERE s.tenant_id = o.tenant_id AND s.client_seq = :seq
              AND o.seq BETWEEN s.first_outbox AND s.last_outbox)
            """)
                .bind("tenant", tenant)
                .bind("row", key.id())
                .bind("table", key.table())
                .bind("seq", push.seq())
                .execute();
        Shadows.sweep(handle, tenant);
    }

    /** The row's columns go back to what the server has, but those that were changed again since. */
    private void restore(Handle handle, SyncTable table, RowKey key, RowChange change) throws SQLException {
        Shadow shadow = Shadows.read(handle, tenant, List.of(key.id())).get(key);
        ObjectNode server = shadow == null ? null : shadow.latest() == null ? shadow.base() : shadow.latest();
        if (server == null || change.op() == Op.DELETE && shadow != null && shadow.gone()) {
            return;
        }
        Rows rows = new Rows(handle.getConnection(), tenant);
        if (change.op() == Op.DELETE) {
            if (rows.existing(table, List.of(key.id())).isEmpty()) {
                List<String> columns = server.propertyNames().stream()
                        .filter(c -> table.columns().containsKey(c))
                        .toList();
                rows.insert(table, columns, List.of(server));
            }
            return;
        }
        follow(handle, key, change, server);
    }

    /** Columns that were sent take the server's values, but those that were changed again since. */
    private void follow(Handle handle, RowKey key, RowChange change, ObjectNode server) throws SQLException {
        SyncTable table = tables.get(key.table());
        Rows rows = new Rows(handle.getConnection(), tenant);
        Set<String> again = new HashSet<>();
        handle.createQuery("SELECT changed FROM praetor.sync_outbox WHERE tenant_id = :tenant AND row_id = :row"
                        + " AND table_name = :table AND changed IS NOT NULL"
                        + " AND seq > (SELECT MAX(last_outbox) FROM praetor.sync_sent WHERE tenant_id = :tenant)")
                .bind("tenant", tenant)
                .bind("row", key.id())
                .bind("table", key.table())
                .mapTo(String.class)
                .forEach(columns -> again.addAll(Set.of(columns.split(","))));
        @Nullable ObjectNode set = change.set();
        if (set == null) {
            return;
        }
        ObjectNode back = JsonNodeFactory.instance.objectNode();
        back.put("id", key.id().toString());
        List<String> columns = new ArrayList<>();
        for (String column : set.propertyNames()) {
            if (!again.contains(column)) {
                JsonNode old = server.path(column);
                back.set(column, old.isMissingNode() ? JsonNodeFactory.instance.nullNode() : old);
                columns.add(column);
            }
        }
        rows.update(table, columns, List.of(back));
    }

    private void dropChanges(Handle handle, RowKey key) {
        handle.createUpdate("DELETE FROM praetor.sync_outbox WHERE tenant_id = :tenant AND row_id = :row"
                        + " AND table_name = :table")
                .bind("tenant", tenant)
                .bind("row", key.id())
                .bind("table", key.table())
                .execute();
        Shadows.remove(handle, key);
    }
}
