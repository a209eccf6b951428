package app.praetor.sync.replica;

import app.praetor.store.Json;
import app.praetor.store.ReplicaUnit;
import app.praetor.sync.replica.Shadows.Shadow;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes room for a row of the server beside one of this device that has the same unique key. */
final class Room {
    private final SyncTables tables;
    private final UUID tenant;

    Room(SyncTables tables, UUID tenant) {
        this.tables = tables;
        this.tenant = tenant;
    }

    /**
     * What stands in the way gets another name where its key has a text: as a change of this device when the row is its own
     * and the server does not know it, else until the version comes in which the server holds both. Where the key has no
     * text it is kept aside in {@code sync_rejected}.
     */
    void make(ReplicaUnit unit, SyncTable table, ObjectNode image) throws SQLException {
        for (List<String> key : table.unique()) {
            UUID other = other(unit, table, key, image);
            if (other != null) {
                move(unit, table, key, other);
            }
        }
    }

    private @Nullable UUID other(ReplicaUnit unit, SyncTable table, List<String> key, ObjectNode image)
            throws SQLException {
        Rows rows = new Rows(unit.handle().getConnection(), tenant);
        return rows.holder(table, key, image);
    }

    private void move(ReplicaUnit unit, SyncTable table, List<String> key, UUID other) throws SQLException {
        Rows rows = new Rows(unit.handle().getConnection(), tenant);
        ObjectNode row = rows.read(table, List.of(other)).get(other);
        boolean own = own(unit, table, other);
        String text = key.stream()
                .filter(c ->
                        table.type(c).startsWith("varchar") || table.type(c).equals("text"))
                .filter(c -> !c.endsWith("_id"))
                .reduce((a, b) -> b)
                .orElse(null);
        boolean held = own && answered(unit, table, other);
        if (held && row != null) {
            // The server holds it, in a version in which the key is free again: it is as it was with that one.
            hold(unit.handle(), new RowKey(table.name(), other), row);
        }
        if (text != null && row != null) {
            if (own && !held) {
                unit.capture();
            } else {
                unit.silent();
            }
            ObjectNode renamed = JsonNodeFactory.instance.objectNode();
            renamed.put("id", other.toString());
            renamed.put(text, row.path(text).asString() + "-" + other.toString().substring(0, 4));
            rows.update(table, List.of(text), List.of(renamed));
            return;
        }
        if (held) {
            forget(unit, table, other);
        } else if (row != null && own) {
            unit.handle()
                    .createUpdate("""
                        INSERT INTO praetor.sync_rejected (tenant_id, table_name, row_id, op, content, code, reason)
                        VALUES (:tenant, :table, :row, 'I', :content, 'duplicate',
                          'Somebody else has made the same meanwhile; theirs is shown, this is what you made.')
                        """)
                    .bind("tenant", tenant)
                    .bind("table", table.name())
                    .bind("row", other)
                    .bind("content", Json.MAPPER.writeValueAsBytes(row))
                    .execute();
            forget(unit, table, other);
        }
        unit.revert();
        rows.delete(table, other);
    }

    private void hold(Handle handle, RowKey key, ObjectNode row) throws SQLException {
        Shadow known = Shadows.read(handle, tenant, List.of(key.id())).get(key);
        ObjectNode base = known != null && known.base() != null
                ? known.base()
                : row.path("row_version").asLong() > 1 ? row : null;
        Shadows.put(handle, tenant, key, new Shadow(base, row, false, true));
    }

    private static void forget(ReplicaUnit unit, SyncTable table, UUID row) {
        unit.handle()
                .createUpdate("DELETE FROM praetor.sync_outbox WHERE row_id = :row AND table_name = :table")
                .bind("row", row)
                .bind("table", table.name())
                .execute();
    }

    /** Whether the server has answered everything that was changed of the row. */
    private boolean answered(ReplicaUnit unit, SyncTable table, UUID row) {
        return unit.handle()
                .createQuery("""
                    SELECT 1 FROM praetor.sync_outbox o WHERE o.row_id = :row AND o.table_name = :table
                    AND NOT EXISTS (SELECT 1 FROM praetor.sync_sent s WHERE s.tenant_id = o.tenant_id
                      AND o.seq BETWEEN s.first_outbox AND s.last_outbox AND s.answered_version IS NOT NULL)
                    """)
                .bind("row", row)
                .bind("table", table.name())
                .mapTo(Integer.class)
                .findFirst()
                .isEmpty();
    }

    private boolean own(ReplicaUnit unit, SyncTable table, UUID row) throws SQLException {
        try (PreparedStatement query = unit.handle()
                .getConnection()
                .prepareStatement("SELECT 1 FROM praetor.sync_outbox WHERE row_id = ? AND table_name = ?")) {
            query.setObject(1, row);
            query.setString(2, table.name());
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }
}
