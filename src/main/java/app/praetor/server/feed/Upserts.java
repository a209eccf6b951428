package app.praetor.server.feed;

import app.praetor.server.feed.ServerRows.Clocks;
import app.praetor.server.feed.ServerRows.Held;
import app.praetor.sync.clock.Stamp;
import app.praetor.sync.merge.Merged;
import app.praetor.sync.merge.RowMerge;
import app.praetor.sync.merge.TableRules;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.RowChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
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

/** Takes what a batch adds to and changes in one table: all at once where it can, one by one where something is wrong. */
final class Upserts {
    private static final String DUPLICATE = "23505";
    private static final Held NOTHING = new Held(null, null);

    private final Connection connection;
    private final SyncTables tables;
    private final Map<String, TableRules> rules;
    private final Batch batch;
    private final ServerRows rows;
    private final ConflictRows conflicts;
    private final Revival revival;
    private final Access access;
    private final List<Late> late = new ArrayList<>();
    private final List<Ended> tooLate = new ArrayList<>();

    /** One change with its place in the batch. */
    record Item(int index, RowChange change) {}

    /** A row that is ready to be written. */
    private record Ready(Item item, ObjectNode row, Clocks clocks, boolean exact) {}

    /** An edit that came too late for its row. */
    private record Ended(SyncTable table, Item item, List<String> lost, UUID conflict) {}

    /** A reference to a row that comes later in the batch. */
    private record Late(SyncTable table, UUID id, String column, UUID target) {}

    Upserts(
            Connection connection,
            SyncTables tables,
            Map<String, TableRules> rules,
            Batch batch,
            ConflictRows conflicts,
            Access access) {
        this.connection = connection;
        this.tables = tables;
        this.rules = rules;
        this.batch = batch;
        this.rows = new ServerRows(connection, batch.tenant());
        this.conflicts = conflicts;
        this.revival = new Revival(tables, rows, batch, conflicts);
        this.access = access;
    }

    void take(SyncTable table, List<Item> items) throws SQLException {
        List<UUID> ids = items.stream().map(i -> i.change().id()).toList();
        Map<UUID, Held> held = rows.held(table, ids);
        Set<UUID> made = new HashSet<>();
        held.forEach((id, one) -> {
            if (one.row() != null) {
                made.add(id);
            }
        });
        items.stream()
                .filter(i -> i.change().op() == Op.INSERT)
                .forEach(i -> made.add(i.change().id()));
        Set<String> parents = new HashSet<>();
        List<Ready> inserts = new ArrayList<>();
        List<Ready> updates = new ArrayList<>();
        for (Item item : items) {
            RowChange change = item.change();
            Held known = held.getOrDefault(change.id(), NOTHING);
            ObjectNode before = known.row();
            Refusal refusal = access.refusal(table, change, before);
            Clocks clock = known.clocks();
            if (refusal == null && before == null && clock != null && clock.ended() != null) {
                refusal = access.gone(table, change, clock.image());
            }
            if (refusal == null && !parentsThere(table, change, made, parents)) {
                refusal = Refusal.PARENT;
            }
            if (refusal != null) {
                batch.rejected(item.index(), refusal);
            } else if (before == null) {
                Ready ready = fresh(table, item, clock);
                if (ready != null) {
                    inserts.add(ready);
                }
            } else {
                Ready ready = merged(table, item, before, clock);
                if (ready != null) {
                    updates.add(ready);
                }
            }
        }
        write(table, inserts, true);
        write(table, updates, false);
    }

    /** References to rows that had to come first; emptied where they never came. */
    void late() throws SQLException {
        for (Late one : late) {
            if (!rows.existing(tables.get(one.table().reference(one.column()).table()), List.of(one.target()))
                    .isEmpty()) {
                ObjectNode row = rows.read(one.table(), List.of(one.id())).get(one.id());
                if (row != null) {
                    row.put(one.column(), one.target().toString());
                    rows.echo(null);
                    rows.update(one.table(), List.of(row));
                }
            }
        }
    }

    /** A row whose edit came too late may have come back for what hangs on it in the same batch: then it is not gone. */
    void back() throws SQLException {
        for (Ended one : tooLate) {
            if (!rows.existing(one.table(), List.of(one.item().change().id())).isEmpty()) {
                batch.conflict(one.item().index(), one.lost(), one.conflict(), null);
            }
        }
    }

    private boolean parentsThere(SyncTable table, RowChange change, Set<UUID> made, Set<String> known)
            throws SQLException {
        ObjectNode set = change.set();
        if (set == null) {
            return true;
        }
        for (Map.Entry<String, SyncTable.Reference> reference :
                table.references().entrySet()) {
            String column = reference.getKey();
            UUID parent = Revival.id(set.path(column));
            String to = reference.getValue().table();
            if (parent == null || known.contains(to + parent) || to.equals(table.name()) && made.contains(parent)) {
                continue;
            }
            boolean reached = access.reaches(tables.get(to), parent, rows);
            if (reached && table.late().contains(column) && !to.equals(table.name())) {
                if (rows.existing(tables.get(to), List.of(parent)).isEmpty()) {
                    late.add(new Late(table, change.id(), column, parent));
                    set.remove(column);
                }
            } else if (reached && revival.there(tables.get(to), parent)) {
                known.add(to + parent);
            } else if (table.required().contains(column) || reference.getValue().keeps()) {
                return false;
            } else {
                // The database would have emptied it when that row went.
                set.remove(column);
            }
        }
        return true;
    }

    /** A row that is not there: new, or deleted meanwhile. */
    private @Nullable Ready fresh(SyncTable table, Item item, @Nullable Clocks clocks) throws SQLException {
        RowChange change = item.change();
        ObjectNode set = change.set() == null ? JsonNodeFactory.instance.objectNode() : change.set();
        if (clocks == null || clocks.ended() == null) {
            if (change.op() != Op.INSERT) {
                batch.rejected(item.index(), Refusal.GONE);
                return null;
            }
            ObjectNode row = set.deepCopy();
            row.put("id", change.id().toString());
            return new Ready(item, row, new Clocks(RowMerge.insertClocks(change, batch.device()), null, 0, null), true);
        }
        Stamp ended = Stamp.parse(clocks.ended());
        boolean own = ended.device().equals(batch.device());
        ObjectNode image = clocks.image() == null ? JsonNodeFactory.instance.objectNode() : clocks.image();
        if (!RowMerge.outlives(change, batch.device(), ended) || clocks.image() == null && change.op() != Op.INSERT) {
            ObjectNode shown = image.deepCopy();
            shown.put("id", change.id().toString());
            UUID conflict = conflicts.row("edit_of_deleted", table, shown, set, null);
            List<String> lost = List.copyOf(set.propertyNames());
            batch.conflict(item.index(), lost, conflict, "deleted");
            tooLate.add(new Ended(table, item, lost, conflict));
            return null;
        }
        ObjectNode row = image.deepCopy();
        row.setAll(set);
        row.put("id", change.id().toString());
        if (!revival.parents(table, row)) {
            batch.rejected(item.index(), Refusal.PARENT);
            return null;
        }
        ObjectNode clock = clocks.clocks().deepCopy();
        clock.setAll(RowMerge.insertClocks(change, batch.device()));
        // Newer than its end, so the same end does not take it away again.
        clock.put("*", batch.next().toString());
        if (own) {
            batch.merged(item.index(), List.of());
        } else {
            batch.conflict(item.index(), List.of(), conflicts.row("revived", table, row, set, null), null);
        }
        return new Ready(item, row, new Clocks(clock, null, 0, null), false);
    }

    private @Nullable Ready merged(SyncTable table, Item item, ObjectNode before, @Nullable Clocks clocks)
            throws SQLException {
        ObjectNode clock = clocks == null ? JsonNodeFactory.instance.objectNode() : clocks.clocks();
        if (!clock.has("*")) {
            clock.put("*", new Stamp(0, "00000000").toString());
        }
        Merged merged = RowMerge.merge(
                Objects.requireNonNull(rules.get(table.name())), before, clock, item.change(), batch.device());
        if (table.append() && (merged.changed() || !merged.exact())) {
            batch.rejected(item.index(), Refusal.APPEND_ONLY);
            return null;
        }
        if (!merged.conflicts().isEmpty()) {
            UUID conflict = conflicts.fields(table, before, merged.conflicts());
            batch.conflict(item.index(), merged.lost(), conflict, null);
        } else if (!merged.exact()) {
            batch.merged(item.index(), merged.lost());
        } else if (!merged.changed()) {
            batch.unchanged(item.index());
        }
        ObjectNode row = merged.values();
        row.set("id", before.path("id"));
        // Written again even when nothing changed, where the sender has to see what it holds.
        return merged.changed() || !merged.exact()
                ? new Ready(item, row, new Clocks(merged.clocks(), null, 0, null), merged.exact())
                : null;
    }

    private void write(SyncTable table, List<Ready> ready, boolean insert) throws SQLException {
        for (boolean exact : new boolean[] {true, false}) {
            List<Ready> group = ready.stream().filter(r -> r.exact() == exact).toList();
            if (group.isEmpty()) {
                continue;
            }
            rows.begin(exact ? batch.caller().device() : null);
            try {
                put(table, group.stream().map(Ready::row).toList(), insert);
            } catch (SQLException e) {
                if (!Refusal.isOfRow(e)) {
                    throw e;
                }
                rows.undo();
                group = oneByOne(table, group, insert);
            }
            Map<UUID, Clocks> clocks = new LinkedHashMap<>();
            group.forEach(r -> clocks.put(r.item().change().id(), r.clocks()));
            rows.store(table, clocks);
        }
    }

    private void put(SyncTable table, List<ObjectNode> written, boolean insert) throws SQLException {
        if (insert) {
            rows.insert(table, written);
        } else {
            rows.update(table, written);
        }
    }

    /** Those that could be written; the others are answered one by one and do not hold up the rest. */
    private List<Ready> oneByOne(SyncTable table, List<Ready> group, boolean insert) throws SQLException {
        List<Ready> written = new ArrayList<>();
        for (Ready ready : parentsFirst(table, group)) {
            Savepoint before = connection.setSavepoint();
            try {
                put(table, List.of(ready.row()), insert);
                written.add(ready);
            } catch (SQLException e) {
                if (!Refusal.isOfRow(e)) {
                    throw e;
                }
                connection.rollback(before);
                if (!DUPLICATE.equals(e.getSQLState()) || !clash(table, ready, insert)) {
                    batch.rejected(ready.item().index(), Refusal.of(e));
                } else {
                    written.add(ready);
                }
                rows.echo(ready.exact() ? batch.caller().device() : null);
            }
        }
        return written;
    }

    private boolean clash(SyncTable table, Ready ready, boolean insert) throws SQLException {
        Clashes clashes = new Clashes(rows, batch, conflicts, access);
        Savepoint before = connection.setSavepoint();
        try {
            UUID conflict = clashes.settle(table, ready.row(), ready.clocks().clocks());
            if (conflict == null) {
                return false;
            }
            rows.echo(null);
            put(table, List.of(ready.row()), insert);
            batch.conflict(ready.item().index(), List.of(), conflict, null);
            return true;
        } catch (SQLException e) {
            if (!Refusal.isOfRow(e)) {
                throw e;
            }
            connection.rollback(before);
            return false;
        }
    }

    /** Rows that refer to rows of the same table and batch come after them. */
    private static List<Ready> parentsFirst(SyncTable table, List<Ready> group) {
        List<String> self = table.references().entrySet().stream()
                .filter(e -> e.getValue().table().equals(table.name()))
                .map(Map.Entry::getKey)
                .toList();
        if (self.isEmpty()) {
            return group;
        }
        Map<UUID, Ready> waiting = new LinkedHashMap<>();
        group.forEach(r -> waiting.put(r.item().change().id(), r));
        Map<UUID, Ready> sorted = new LinkedHashMap<>();
        Map<UUID, Boolean> visiting = new HashMap<>();
        waiting.keySet().forEach(id -> visit(id, self, waiting, visiting, sorted));
        return List.copyOf(sorted.values());
    }

    private static void visit(
            UUID id, List<String> self, Map<UUID, Ready> all, Map<UUID, Boolean> visiting, Map<UUID, Ready> sorted) {
        Ready ready = all.get(id);
        if (ready == null || visiting.putIfAbsent(id, true) != null) {
            return;
        }
        for (String column : self) {
            UUID parent = Revival.id(ready.row().path(column));
            if (parent != null) {
                visit(parent, self, all, visiting, sorted);
            }
        }
        sorted.put(id, ready);
    }
}
