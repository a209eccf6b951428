package app.praetor.sync.replica;

import app.praetor.store.Json;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code sync_shadow}: rows with changes of this device as the server knows them. */
final class Shadows {
    private Shadows() {}

    /**
     * @param base the server's row when this device began to change it, newer where this device did not change it
     * @param latest the server's newest row
     * @param gone the server has deleted it
     * @param held it cannot be put into its table yet
     */
    record Shadow(@Nullable ObjectNode base, @Nullable ObjectNode latest, boolean gone, boolean held) {}

    static Map<RowKey, Shadow> read(Handle handle, UUID tenant, Collection<UUID> ids) throws SQLException {
        return select(handle, tenant, ids, "row_id = ANY(:ids)");
    }

    /** Rows that wait to be put into their tables, and deletions that wait to be made. */
    static Map<RowKey, Shadow> waiting(Handle handle, UUID tenant) throws SQLException {
        return select(handle, tenant, null, "(gone OR held)");
    }

    private static Map<RowKey, Shadow> select(
            Handle handle, UUID tenant, @Nullable Collection<UUID> ids, String condition) throws SQLException {
        var query = handle.createQuery("SELECT table_name, row_id, base, latest, gone, held FROM praetor.sync_shadow"
                        + " WHERE tenant_id = :tenant AND " + condition)
                .bind("tenant", tenant);
        if (ids != null) {
            query.bind("ids", ids.toArray(new UUID[0]));
        }
        Map<RowKey, Shadow> found = new HashMap<>();
        query.map((row, context) -> Map.entry(
                        new RowKey(row.getString("table_name"), row.getObject("row_id", UUID.class)),
                        new Shadow(
                                object(row.getString("base")),
                                object(row.getString("latest")),
                                row.getBoolean("gone"),
                                row.getBoolean("held"))))
                .forEach(e -> found.put(e.getKey(), e.getValue()));
        return found;
    }

    private static @Nullable ObjectNode object(@Nullable String text) {
        return text == null ? null : (ObjectNode) Json.parse(text);
    }

    static void put(Handle handle, UUID tenant, RowKey row, Shadow shadow) {
        handle.createUpdate("""
            MERGE INTO praetor.sync_shadow t
            USING (VALUES (CAST(:row AS UUID), CAST(:table AS VARCHAR))) AS s(row_id, table_name)
            ON t.row_id = s.row_id AND t.table_name = s.table_name
            WHEN MATCHED THEN UPDATE SET base = :base, latest = :latest, gone = :gone, held = :held
            WHEN NOT MATCHED THEN INSERT (tenant_id, table_name, row_id, base, latest, gone, held)
            VALUES (:tenant, s.table_name, s.row_id, :base, :latest, :gone, :held)
            """)
                .bind("row", row.id())
                .bind("table", row.table())
                .bind("tenant", tenant)
                .bind("base", bytes(shadow.base()))
                .bind("latest", bytes(shadow.latest()))
                .bind("gone", shadow.gone())
                .bind("held", shadow.held())
                .execute();
    }

    private static byte @Nullable [] bytes(@Nullable ObjectNode node) {
        return node == null ? null : Json.MAPPER.writeValueAsBytes(node);
    }

    static void remove(Handle handle, RowKey row) {
        handle.createUpdate("DELETE FROM praetor.sync_shadow WHERE row_id = :row AND table_name = :table")
                .bind("row", row.id())
                .bind("table", row.table())
                .execute();
    }

    /** Drops shadows of rows that have no changes left. */
    static void sweep(Handle handle, UUID tenant) {
        handle.createUpdate("""
            DELETE FROM praetor.sync_shadow s WHERE tenant_id = :tenant AND NOT gone AND NOT held
            AND NOT EXISTS (SELECT 1 FROM praetor.sync_outbox o
              WHERE o.row_id = s.row_id AND o.table_name = s.table_name)
            """).bind("tenant", tenant).execute();
    }
}
