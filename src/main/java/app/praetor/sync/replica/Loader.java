package app.praetor.sync.replica;

import app.praetor.store.Json;
import app.praetor.store.ReplicaUnit;
import app.praetor.sync.replica.Shadows.Shadow;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import app.praetor.sync.wire.Entry;
import app.praetor.sync.wire.LoadPage;
import app.praetor.sync.wire.Op;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The first load, and every renewed one, piece by piece; each piece is kept, so a killed program goes on where it was. A renewed
 * load ends by taking out what the server no longer shows; rows with unsent changes stay, and rows that the server has lost are
 * kept aside.
 */
final class Loader {
    static final String RENEWED = "reload";
    /** Of a server with another history: nobody knows what it has lost, so all that it lacks counts as that. */
    static final String OTHER = "other";

    private static final int SWEEP = 500;

    private final SyncTables tables;
    private final UUID tenant;

    Loader(SyncTables tables, UUID tenant) {
        this.tables = tables;
        this.tenant = tenant;
    }

    /**
     * @param state {@link #RENEWED} or {@link #OTHER}; the latter stays until the load is done
     */
    void begin(Handle handle, String state) {
        handle.createUpdate("DELETE FROM praetor.sync_seen WHERE tenant_id = :tenant")
                .bind("tenant", tenant)
                .execute();
        handle.createUpdate("DELETE FROM praetor.sync_staged WHERE tenant_id = :tenant")
                .bind("tenant", tenant)
                .execute();
        handle.createUpdate("UPDATE praetor.sync_links SET load_state = CASE load_state WHEN 'other' THEN 'other' ELSE"
                        + " :state END, load_token = NULL, load_done = 0, load_total = 0, load_position = NULL,"
                        + " scope = NULL WHERE tenant_id = :tenant")
                .bind("state", state)
                .bind("tenant", tenant)
                .execute();
    }

    void take(ReplicaUnit unit, Link link, LoadPage page) throws SQLException {
        Handle handle = unit.handle();
        boolean other = link.loadState().equals(OTHER);
        boolean renewed = other || link.loadState().equals(RENEWED);
        if (renewed) {
            seen(handle, page.entries());
            undone(handle, page.entries());
        }
        String position = link.loadPosition() == null ? page.position() : link.loadPosition();
        long loaded = link.loadPosition() == null ? page.version() : link.version();
        Applier applier = new Applier(tables, tenant);
        applier.apply(unit, page.entries());
        applier.again(unit, loaded);
        unit.silent();
        boolean last = page.next() == null;
        if (last && renewed) {
            sweep(unit, loaded, other);
        }
        if (last && other) {
            // Answered under a version that the server does not have any more: sent again.
            handle.createUpdate(
                            "DELETE FROM praetor.sync_sent WHERE tenant_id = :tenant AND answered_version > :loaded")
                    .bind("tenant", tenant)
                    .bind("loaded", loaded)
                    .execute();
        }
        handle.createUpdate("""
            UPDATE praetor.sync_links SET load_state = :state, load_token = :next, load_position = :position,
              load_done = :done, load_total = :total, scope = :scope, version = :version,
              head = CASE WHEN :state = 'done' THEN :version ELSE head END,
              position = CASE WHEN :state = 'done' THEN CAST(:position AS VARCHAR) ELSE position END,
              stamp = GREATEST(stamp, :stamp), last_exchange = CURRENT_TIMESTAMP
            WHERE tenant_id = :tenant
            """)
                .bind("state", last ? "done" : renewed ? link.loadState() : "loading")
                .bind("next", page.next())
                .bind("position", position)
                .bind("version", loaded)
                .bind("done", page.done())
                .bind("total", page.total())
                .bind("scope", page.scope())
                .bind("stamp", page.stamp())
                .bind("tenant", tenant)
                .execute();
        if (last) {
            handle.createUpdate("DELETE FROM praetor.sync_seen WHERE tenant_id = :tenant")
                    .bind("tenant", tenant)
                    .execute();
            Settled.forget(handle, tenant);
        }
    }

    private void seen(Handle handle, List<Entry> entries) throws SQLException {
        try (PreparedStatement insert = handle.getConnection()
                .prepareStatement("MERGE INTO praetor.sync_seen t USING (VALUES (CAST(? AS UUID), CAST(? AS UUID),"
                        + " CAST(? AS VARCHAR))) AS s(tenant_id, row_id, table_name) ON t.row_id = s.row_id AND"
                        + " t.table_name = s.table_name WHEN NOT MATCHED THEN INSERT (tenant_id, row_id, table_name)"
                        + " VALUES (s.tenant_id, s.row_id, s.table_name)")) {
            for (Entry entry : entries) {
                insert.setObject(1, tenant);
                insert.setObject(2, entry.id());
                insert.setString(3, entry.table());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Rows that this device knows newer than the server does: an older copy of it has taken the last changes back. */
    private void undone(Handle handle, List<Entry> entries) throws SQLException {
        Map<SyncTable, List<Entry>> byTable = new LinkedHashMap<>();
        for (Entry entry : entries) {
            SyncTable table = tables.find(entry.table());
            if (table != null && entry.row() != null) {
                byTable.computeIfAbsent(table, t -> new ArrayList<>()).add(entry);
            }
        }
        Pending pending =
                Pending.of(handle, tenant, entries.stream().map(Entry::id).toList());
        Rows rows = new Rows(handle.getConnection(), tenant);
        for (Map.Entry<SyncTable, List<Entry>> one : byTable.entrySet()) {
            SyncTable table = one.getKey();
            Map<UUID, ObjectNode> here =
                    rows.read(table, one.getValue().stream().map(Entry::id).toList());
            for (Entry entry : one.getValue()) {
                ObjectNode mine = here.get(entry.id());
                if (mine != null && mine.path("row_version").asLong() > entry.version()) {
                    Set<String> unsent = pending.of(new RowKey(table.name(), entry.id()), entry.version())
                            .columns();
                    ObjectNode values = differing(table, mine, entry, unsent);
                    if (!values.isEmpty()) {
                        lost(handle, table, entry.id(), Op.UPDATE, values);
                    }
                }
            }
        }
    }

    private static ObjectNode differing(SyncTable table, ObjectNode mine, Entry entry, Set<String> unsent) {
        ObjectNode theirs = Objects.requireNonNull(entry.row());
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (String column : table.columns().keySet()) {
            JsonNode value = mine.path(column);
            boolean empty = value.isMissingNode() || value.isNull();
            boolean same = empty ? !theirs.hasNonNull(column) : value.equals(theirs.path(column));
            if (!same && !unsent.contains(column) && !column.equals("id") && !column.equals("row_version")) {
                values.set(column, empty ? JsonNodeFactory.instance.nullNode() : value);
            }
        }
        return values;
    }

    /** Rows that the server has given once and did not bring now. */
    private void sweep(ReplicaUnit unit, long loaded, boolean other) throws SQLException {
        List<SyncTable> childrenFirst = new ArrayList<>(tables.all());
        childrenFirst.sort(Comparator.comparingInt(t -> -t.order()));
        for (SyncTable table : childrenFirst) {
            List<UUID> unseen = unit.handle()
                    .createQuery("SELECT id FROM praetor." + table.name() + """
                         t WHERE tenant_id = :tenant AND row_version > 1
                        AND NOT EXISTS (SELECT 1 FROM praetor.sync_seen s WHERE s.row_id = t.id AND s.table_name = :table)
                        AND NOT EXISTS (SELECT 1 FROM praetor.sync_outbox o
                          WHERE o.row_id = t.id AND o.table_name = :table AND NOT EXISTS (
                            SELECT 1 FROM praetor.sync_sent s WHERE s.tenant_id = o.tenant_id
                            AND o.seq BETWEEN s.first_outbox AND s.last_outbox AND s.answered_version <= :loaded))
                        """)
                    .bind("loaded", loaded)
                    .bind("tenant", tenant)
                    .bind("table", table.name())
                    .mapTo(UUID.class)
                    .list();
            for (int from = 0; from < unseen.size(); from += SWEEP) {
                sweep(unit, table, unseen.subList(from, Math.min(unseen.size(), from + SWEEP)), loaded, other);
            }
        }
        unit.silent();
    }

    private void sweep(ReplicaUnit unit, SyncTable table, List<UUID> unseen, long loaded, boolean other)
            throws SQLException {
        Rows rows = new Rows(unit.handle().getConnection(), tenant);
        Map<UUID, ObjectNode> images = rows.read(table, unseen);
        unit.apply(loaded);
        for (Map.Entry<UUID, ObjectNode> row : images.entrySet()) {
            if (other || row.getValue().path("row_version").asLong() > loaded) {
                lost(unit.handle(), table, row.getKey(), Op.INSERT, row.getValue());
            }
            try {
                rows.delete(table, row.getKey());
                Told.of(unit, table, row.getValue());
            } catch (SQLException e) {
                if (!Applier.heldBack(e)) {
                    throw e;
                }
                // A child with unsent changes keeps it until the server has answered to those.
                Shadows.put(
                        unit.handle(),
                        tenant,
                        new RowKey(table.name(), row.getKey()),
                        new Shadow(null, null, true, false));
            }
        }
    }

    /** The server was brought back from an older copy: what it had taken since is only here. */
    private void lost(Handle handle, SyncTable table, UUID id, Op op, ObjectNode row) {
        handle.createUpdate("""
            INSERT INTO praetor.sync_rejected (tenant_id, table_name, row_id, op, content, code, reason)
            VALUES (:tenant, :table, :row, :op, :content, 'server_lost',
              'The server had this and has lost it, as after it was brought back from a copy.')
            """)
                .bind("tenant", tenant)
                .bind("table", table.name())
                .bind("row", id)
                .bind("op", op.letter())
                .bind("content", Json.MAPPER.writeValueAsBytes(row))
                .execute();
    }
}
