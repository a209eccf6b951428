package app.praetor.server.feed;

import app.praetor.server.feed.ServerRows.Clocks;
import app.praetor.sync.clock.Stamp;
import app.praetor.sync.table.SyncTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Two rows that want the same unique key: the earlier one keeps it, the later one gets another name. */
final class Clashes {
    private final ServerRows rows;
    private final Batch batch;
    private final ConflictRows conflicts;
    private final Access access;

    Clashes(ServerRows rows, Batch batch, ConflictRows conflicts, Access access) {
        this.rows = rows;
        this.batch = batch;
        this.conflicts = conflicts;
        this.access = access;
    }

    /**
     * Makes the key free, or gives the row another name.
     *
     * @param row to be written; its key may be changed here
     * @param clocks its clocks
     * @return the conflict that tells of it; null when the key has no text that could be changed
     */
    @Nullable
    UUID settle(SyncTable table, ObjectNode row, ObjectNode clocks) throws SQLException {
        UUID told = null;
        for (List<String> key : table.unique()) {
            UUID holder = rows.holder(table, key, row);
            if (holder == null) {
                continue;
            }
            String text = key.stream()
                    .filter(c ->
                            table.type(c).startsWith("varchar") || table.type(c).equals("text"))
                    .filter(c -> !c.endsWith("_id"))
                    .reduce((a, b) -> b)
                    .orElse(null);
            if (text == null) {
                return null;
            }
            told = rename(table, row, clocks, holder, text);
        }
        return told;
    }

    private UUID rename(SyncTable table, ObjectNode row, ObjectNode clocks, UUID holder, String column)
            throws SQLException {
        ObjectNode other = rows.read(table, List.of(holder)).get(holder);
        Clocks known = rows.clocks(table, List.of(holder)).get(holder);
        ObjectNode otherClocks = known == null ? JsonNodeFactory.instance.objectNode() : known.clocks();
        // A row that the sender does not see keeps its name, whoever was first.
        boolean later = !access.reaches(table, holder, rows)
                || of(clocks, column).compareTo(of(otherClocks, column)) > 0
                || other == null;
        ObjectNode renamed = later || other == null ? row : other;
        String before = renamed.path(column).asString();
        String id = renamed.path("id").asString();
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put(column, before);
        renamed.put(column, before + "-" + id.substring(0, 4));
        ObjectNode now = JsonNodeFactory.instance
                .objectNode()
                .put(column, renamed.path(column).asString());
        Stamp stamp = batch.next();
        if (renamed == row) {
            clocks.put(column, stamp.toString());
        } else {
            otherClocks.put(column, stamp.toString());
            rows.echo(null);
            rows.update(table, List.of(renamed));
            rows.store(table, Map.of(holder, new Clocks(otherClocks, null, 0, null)));
        }
        return conflicts.row("renamed", table, renamed, wanted, now);
    }

    private static Stamp of(ObjectNode clocks, String column) {
        String text = clocks.path(column).asString(clocks.path("*").asString(""));
        return text.isEmpty() ? new Stamp(0, "00000000") : Stamp.parse(text);
    }
}
