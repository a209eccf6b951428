package app.praetor.server.http;

import static app.praetor.server.http.Attempts.delete;
import static app.praetor.server.http.Attempts.insert;
import static app.praetor.server.http.Attempts.update;

import app.praetor.server.http.Attempts.Try;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.wire.RowChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Changes that name rows of somebody else, for one table. */
final class Intrusion {
    private Intrusion() {}

    /** Changes and ends of their rows, and new rows of ours below theirs. */
    static List<Try> onRows(
            Estate estate, Attempts who, SyncTable table, List<String> targets, String parents, UUID tenant) {
        String name = table.name();
        List<Try> tries = new ArrayList<>();
        String text = Objects.requireNonNullElse(estate.text(table), "updated_at");
        tries.add(new Try(
                "update",
                update(name, Estate.id(targets.getFirst(), name), text, "x"),
                update(name, who.nowhere(), text, "x")));
        tries.add(new Try("delete", delete(name, Estate.id(targets.getLast(), name)), delete(name, who.nowhere())));
        tries.add(new Try(
                "into their tenant",
                insert(name, who.nowhere(), estate.row(table, "n1", parents).put("tenant_id", tenant.toString())),
                insert(
                        name,
                        who.nowhere(),
                        estate.row(table, "n2", parents)
                                .put("tenant_id", who.nowhere().toString()))));
        for (Map.Entry<String, SyncTable.Reference> to : table.references().entrySet()) {
            UUID parent = Estate.id(targets.getFirst(), to.getValue().table());
            String lot = to.getKey().hashCode() + name;
            tries.add(new Try(
                    "below their " + to.getKey(),
                    insert(
                            name,
                            Estate.id("1" + lot, name),
                            estate.row(table, "1" + lot, parents).put(to.getKey(), parent.toString())),
                    insert(
                            name,
                            Estate.id("2" + lot, name),
                            estate.row(table, "2" + lot, parents)
                                    .put(to.getKey(), who.nowhere().toString()))));
        }
        return tries;
    }

    /** Moves of rows of ours to theirs. */
    static List<Try> moves(Estate estate, Attempts who, SyncTable table, String target, String parents) {
        String name = table.name();
        List<Try> tries = new ArrayList<>();
        List<RowChange> rows = new ArrayList<>();
        for (Map.Entry<String, SyncTable.Reference> to : table.references().entrySet()) {
            UUID parent = Estate.id(target, to.getValue().table());
            UUID real = who.nowhere();
            UUID other = who.nowhere();
            rows.add(insert(name, real, estate.row(table, "3" + to.getKey().hashCode() + name, parents)));
            rows.add(insert(name, other, estate.row(table, "4" + to.getKey().hashCode() + name, parents)));
            tries.add(new Try(
                    "move to their " + to.getKey(),
                    update(name, real, to.getKey(), parent.toString()),
                    update(name, other, to.getKey(), who.nowhere().toString())));
        }
        who.push(rows.toArray(RowChange[]::new));
        return tries;
    }
}
