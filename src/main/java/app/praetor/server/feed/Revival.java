package app.praetor.server.feed;

import app.praetor.server.feed.ServerRows.Clocks;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings deleted rows back, with what they hang on, when somebody who did not know of the deletion has worked on. */
final class Revival {
    private final SyncTables tables;
    private final ServerRows rows;
    private final Batch batch;
    private final ConflictRows conflicts;

    Revival(SyncTables tables, ServerRows rows, Batch batch, ConflictRows conflicts) {
        this.tables = tables;
        this.rows = rows;
        this.batch = batch;
        this.conflicts = conflicts;
    }

    /** Whether the row is there, now or again. */
    boolean there(SyncTable table, UUID id) throws SQLException {
        if (!rows.existing(table, List.of(id)).isEmpty()) {
            return true;
        }
        Clocks clocks = rows.clocks(table, List.of(id)).get(id);
        if (clocks == null || clocks.ended() == null || clocks.image() == null) {
            return false;
        }
        ObjectNode image = clocks.image();
        if (!parents(table, image)) {
            return false;
        }
        rows.echo(null);
        rows.insert(table, List.of(image));
        ObjectNode clock = clocks.clocks();
        // Newer than its end, so the same end does not take it away again.
        clock.put("*", batch.next().toString());
        rows.store(table, Map.of(id, new Clocks(clock, null, 0, null)));
        conflicts.row("revived", table, image, null, image);
        return true;
    }

    /** Whether all that the row must refer to is there, now or again; other references to nothing are emptied. */
    boolean parents(SyncTable table, ObjectNode row) throws SQLException {
        for (Map.Entry<String, SyncTable.Reference> reference :
                table.references().entrySet()) {
            UUID parent = id(row.path(reference.getKey()));
            if (parent != null && !there(tables.get(reference.getValue().table()), parent)) {
                if (table.required().contains(reference.getKey())
                        || reference.getValue().keeps()) {
                    return false;
                }
                row.remove(reference.getKey());
            }
        }
        return true;
    }

    static @Nullable UUID id(JsonNode value) {
        if (!value.isString()) {
            return null;
        }
        try {
            return UUID.fromString(value.asString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
