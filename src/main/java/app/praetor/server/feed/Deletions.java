package app.praetor.server.feed;

import app.praetor.server.feed.ServerRows.Clocks;
import app.praetor.server.feed.Upserts.Item;
import app.praetor.sync.clock.Stamp;
import app.praetor.sync.merge.RowMerge;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes the deletions of a batch in one table; a row that somebody has changed later, or hung something on, stays. */
final class Deletions {
    private final Connection connection;
    private final SyncTables tables;
    private final Batch batch;
    private final ServerRows rows;
    private final ConflictRows conflicts;
    private final Access access;

    Deletions(Connection connection, SyncTables tables, Batch batch, ConflictRows conflicts, Access access) {
        this.connection = connection;
        this.tables = tables;
        this.batch = batch;
        this.rows = new ServerRows(connection, batch.tenant());
        this.conflicts = conflicts;
        this.access = access;
    }

    void take(SyncTable table, List<Item> items) throws SQLException {
        List<UUID> ids = items.stream().map(i -> i.change().id()).toList();
        Map<UUID, ObjectNode> current = rows.read(table, ids);
        Map<UUID, Clocks> clocks = rows.clocks(table, ids);
        Map<UUID, Item> going = new LinkedHashMap<>();
        for (Item item : items) {
            UUID id = item.change().id();
            ObjectNode row = current.get(id);
            // Customers delete nothing; whether there is such a row is not for them to know.
            Refusal refusal =
                    row == null && !batch.caller().customer() ? null : access.refusal(table, item.change(), row);
            if (refusal != null) {
                batch.rejected(item.index(), refusal);
            } else if (row == null) {
                // Deleted by somebody else already, or never heard of.
                continue;
            } else if (!RowMerge.deletionWins(clockOf(clocks.get(id)), end(item))) {
                stays(table, item, row);
            } else {
                going.put(id, item);
            }
        }
        keepParents(table, going, current);
        delete(table, going, current, clocks);
    }

    private Stamp end(Item item) {
        return new Stamp(item.change().stamp(), batch.device());
    }

    private static <T> T known(Map<UUID, T> rows, UUID id) {
        return Objects.requireNonNull(rows.get(id), "a row that is going was read before");
    }

    private static ObjectNode clockOf(@Nullable Clocks clocks) {
        return clocks == null ? JsonNodeFactory.instance.objectNode() : clocks.clocks();
    }

    private void stays(SyncTable table, Item item, ObjectNode row) throws SQLException {
        rows.echo(null);
        rows.touch(table, item.change().id());
        UUID conflict = conflicts.row("delete_of_edited", table, row, null, row);
        batch.conflict(item.index(), List.of(), conflict, null);
    }

    /** Rows on which others hang that the sender did not know of. */
    private void keepParents(SyncTable table, Map<UUID, Item> going, Map<UUID, ObjectNode> current)
            throws SQLException {
        for (SyncTables.Child child : tables.children(table.name())) {
            if (!child.keeps() || child.table().name().equals(table.name()) || going.isEmpty()) {
                continue;
            }
            for (UUID kept : rows.referred(child.table(), child.column(), going.keySet())) {
                Item item = going.remove(kept);
                if (item != null) {
                    stays(table, item, known(current, kept));
                }
            }
        }
        keepAncestors(table, going, current);
    }

    /** In a table that refers to itself, what hangs on a row keeps it, and its ancestors. */
    private void keepAncestors(SyncTable table, Map<UUID, Item> going, Map<UUID, ObjectNode> current)
            throws SQLException {
        for (SyncTables.Child child : tables.children(table.name())) {
            if (!child.table().name().equals(table.name())) {
                continue;
            }
            boolean again = !going.isEmpty();
            while (again) {
                Set<UUID> kept = new HashSet<>();
                for (UUID id : Set.copyOf(going.keySet())) {
                    for (UUID below : rows.below(table, child.column(), id)) {
                        if (!going.containsKey(below)) {
                            kept.add(id);
                        }
                    }
                }
                for (UUID id : kept) {
                    stays(table, known(going, id), known(current, id));
                    going.remove(id);
                }
                again = !kept.isEmpty() && !going.isEmpty();
            }
        }
    }

    private void delete(SyncTable table, Map<UUID, Item> going, Map<UUID, ObjectNode> current, Map<UUID, Clocks> clocks)
            throws SQLException {
        if (going.isEmpty()) {
            return;
        }
        rows.echo(batch.caller().device());
        Savepoint before = connection.setSavepoint();
        try {
            rows.delete(table, going.keySet());
        } catch (SQLException e) {
            if (!Refusal.isOfRow(e)) {
                throw e;
            }
            connection.rollback(before);
            for (Map.Entry<UUID, Item> one : Map.copyOf(going).entrySet()) {
                Savepoint each = connection.setSavepoint();
                try {
                    rows.echo(batch.caller().device());
                    rows.delete(table, List.of(one.getKey()));
                } catch (SQLException refused) {
                    if (!Refusal.isOfRow(refused)) {
                        throw refused;
                    }
                    connection.rollback(each);
                    going.remove(one.getKey());
                    stays(table, one.getValue(), known(current, one.getKey()));
                }
            }
        }
        Map<UUID, Clocks> ended = new LinkedHashMap<>();
        for (Map.Entry<UUID, Item> one : going.entrySet()) {
            ObjectNode row = known(current, one.getKey());
            if (row.path("row_version").asLong() > one.getValue().change().version()
                    && one.getValue().change().version() > 1) {
                UUID conflict = conflicts.row("delete_of_edited", table, row, null, row);
                batch.conflict(one.getValue().index(), List.of(), conflict, null);
            }
            ended.put(
                    one.getKey(),
                    new Clocks(
                            clockOf(clocks.get(one.getKey())),
                            end(one.getValue()).toString(),
                            batch.version(),
                            row));
        }
        rows.store(table, ended);
    }
}
