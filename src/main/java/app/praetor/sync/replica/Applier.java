package app.praetor.sync.replica;

import app.praetor.store.ReplicaUnit;
import app.praetor.store.capture.CaptureTrigger;
import app.praetor.sync.client.SyncException;
import app.praetor.sync.replica.Pending.Own;
import app.praetor.sync.replica.Shadows.Shadow;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import app.praetor.sync.wire.Entry;
import app.praetor.sync.wire.Op;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the server's rows into the tables, in the transaction that moves the cursor. Columns with changes of this device keep
 * them; the server's value goes to the shadow. References hold at every commit: parents are written first, deletions come last,
 * children first.
 */
final class Applier {
    private static final String MISSING_PARENT = "23506";
    private static final String CHILD_EXISTS = "23503";
    private static final String DUPLICATE = "23505";

    private final SyncTables tables;
    private final UUID tenant;

    /** What the server holds of a row that this device has changed. */
    private record Changed(Entry entry, Own own) {}

    Applier(SyncTables tables, UUID tenant) {
        this.tables = tables;
        this.tenant = tenant;
    }

    /** Applies complete versions of the feed, in their order; {@link #again} is called when all of them have been. */
    void apply(ReplicaUnit unit, List<Entry> entries) throws SQLException {
        Map<RowKey, Entry> newest = new LinkedHashMap<>();
        for (Entry entry : entries) {
            SyncTable table = tables.find(entry.table());
            // A table that only a newer program knows; it is loaded when this one is newer, too.
            if (table != null) {
                newest.put(new RowKey(entry.table(), entry.id()), entry);
            }
        }
        if (newest.isEmpty()) {
            return;
        }
        Pending pending = Pending.of(
                unit.handle(), tenant, newest.keySet().stream().map(RowKey::id).toList());
        Map<RowKey, Shadow> aside = Shadows.waiting(unit.handle(), tenant);
        Map<SyncTable, List<Entry>> clean = new TreeMap<>(Comparator.comparingInt(SyncTable::order));
        List<Changed> changed = new ArrayList<>();
        List<Entry> deletions = new ArrayList<>();
        for (Map.Entry<RowKey, Entry> one : newest.entrySet()) {
            RowKey key = one.getKey();
            Entry entry = one.getValue();
            Own own = pending.of(key, entry.version());
            Shadow shadow = aside.get(key);
            if (shadow != null && !own.any()) {
                Shadows.remove(unit.handle(), key);
            }
            if (entry.op() == Op.DELETE) {
                deletions.add(entry);
            } else if (own.any()) {
                changed.add(new Changed(entry, own));
            } else {
                clean.computeIfAbsent(tables.get(entry.table()), t -> new ArrayList<>())
                        .add(entry);
            }
        }
        write(unit, clean);
        for (Changed one : changed) {
            beside(unit, one.entry(), one.own());
        }
        deletions.sort(Comparator.comparingInt(e -> -tables.get(e.table()).order()));
        for (Entry entry : deletions) {
            RowKey key = new RowKey(entry.table(), entry.id());
            delete(unit, key, entry.version(), pending.of(key, entry.version()).any());
        }
    }

    /** A row that this device has changed: what it did not change follows the server. */
    private void beside(ReplicaUnit unit, Entry entry, Own own) throws SQLException {
        SyncTable table = tables.get(entry.table());
        RowKey key = new RowKey(entry.table(), entry.id());
        ObjectNode image = image(entry);
        Shadow shadow = Shadows.read(unit.handle(), tenant, List.of(key.id())).get(key);
        ObjectNode base =
                shadow == null || shadow.base() == null ? JsonNodeFactory.instance.objectNode() : shadow.base();
        // A row made here that the server knows has arrived there, even if the answer has not come: it follows, too.
        List<String> follow = own.deleted()
                ? List.of()
                : table.columns().keySet().stream()
                        .filter(c -> !own.columns().contains(c) && !c.equals("id") && !c.equals("row_version"))
                        .toList();
        for (String column : table.columns().keySet()) {
            if (!own.columns().contains(column) && !column.equals("row_version")) {
                JsonNode value = image.path(column);
                if (value.isMissingNode()) {
                    base.remove(column);
                } else {
                    base.set(column, value);
                }
            }
        }
        // An answer may have told of a later version already.
        base.put(
                "row_version",
                Math.max(entry.version(), base.path("row_version").asLong()));
        boolean held = false;
        if (!own.deleted()) {
            unit.apply(entry.version());
            Rows rows = new Rows(unit.handle().getConnection(), tenant);
            try {
                rows.update(table, follow, List.of(image));
            } catch (SQLException e) {
                if (!state(e, MISSING_PARENT)) {
                    throw e;
                }
                // It moved to a parent that was deleted here: the server brings that parent back.
                held = true;
            }
            rows.atLeast(table, List.of(key.id()), entry.version());
        }
        Shadows.put(unit.handle(), tenant, key, new Shadow(base, image, false, held));
        Told.of(unit, table, image);
    }

    private void write(ReplicaUnit unit, Map<SyncTable, List<Entry>> clean) throws SQLException {
        List<Entry> clashing = new ArrayList<>();
        for (Map.Entry<SyncTable, List<Entry>> one : clean.entrySet()) {
            unit.apply(one.getValue().getLast().version());
            upsert(unit, one.getKey(), one.getValue(), clashing);
        }
        for (Map.Entry<SyncTable, List<Entry>> one : clean.entrySet()) {
            late(unit, one.getKey(), one.getValue());
        }
        // What stood in the way has been written meanwhile, or has to make room.
        for (Entry entry : clashing) {
            SyncTable table = tables.get(entry.table());
            new Room(tables, tenant).make(unit, table, image(entry));
            unit.apply(entry.version());
            List<Entry> still = new ArrayList<>();
            upsert(unit, table, List.of(entry), still);
            if (!still.isEmpty()) {
                throw new SyncException("A row of “" + table.name() + "” cannot be stored beside another one with the"
                        + " same key. Nothing of this page was applied; export the diagnostics for support.");
            }
            late(unit, table, List.of(entry));
        }
    }

    private void upsert(ReplicaUnit unit, SyncTable table, List<Entry> entries, List<Entry> clashing)
            throws SQLException {
        Rows rows = new Rows(unit.handle().getConnection(), tenant);
        Set<UUID> there = rows.existing(table, entries.stream().map(Entry::id).toList());
        List<Entry> fresh = new ArrayList<>();
        List<Entry> known = new ArrayList<>();
        entries.forEach(e -> (there.contains(e.id()) ? known : fresh).add(e));
        store(unit, table, fresh, false, clashing);
        store(unit, table, known, true, clashing);
        Told.of(unit, table, entries);
    }

    private void store(ReplicaUnit unit, SyncTable table, List<Entry> entries, boolean there, List<Entry> clashing)
            throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        Rows rows = new Rows(unit.handle().getConnection(), tenant);
        List<ObjectNode> images = entries.stream().map(Applier::image).toList();
        List<String> columns = columns(table, images, there);
        var before = unit.handle().getConnection().setSavepoint();
        try {
            put(rows, table, columns, images, there);
            return;
        } catch (SQLException e) {
            if (!state(e, MISSING_PARENT) && !state(e, DUPLICATE)) {
                throw e;
            }
            unit.handle().getConnection().rollback(before);
        }
        for (int i = 0; i < entries.size(); i++) {
            try {
                put(rows, table, columns, List.of(images.get(i)), there);
            } catch (SQLException e) {
                if (state(e, DUPLICATE)) {
                    clashing.add(entries.get(i));
                } else if (!state(e, MISSING_PARENT)) {
                    throw e;
                } else {
                    // Kept aside until its parent comes.
                    RowKey key = new RowKey(table.name(), entries.get(i).id());
                    Shadows.put(unit.handle(), tenant, key, new Shadow(null, images.get(i), false, true));
                }
            }
        }
    }

    private static void put(Rows rows, SyncTable table, List<String> columns, List<ObjectNode> images, boolean there)
            throws SQLException {
        if (there) {
            rows.update(table, columns, images);
        } else {
            rows.insert(table, columns, images);
        }
    }

    /** Columns that every row has or that may be empty; those that refer ahead follow later. */
    private static List<String> columns(SyncTable table, List<ObjectNode> images, boolean there) {
        return table.columns().keySet().stream()
                .filter(c -> !table.late().contains(c))
                .filter(c -> !there || !c.equals("id"))
                .filter(c -> !table.required().contains(c) || images.stream().allMatch(i -> i.has(c)))
                .toList();
    }

    private void late(ReplicaUnit unit, SyncTable table, List<Entry> entries) throws SQLException {
        if (table.late().isEmpty()) {
            return;
        }
        Rows rows = new Rows(unit.handle().getConnection(), tenant);
        for (Entry entry : entries) {
            try {
                rows.update(table, List.copyOf(table.late()), List.of(image(entry)));
            } catch (SQLException e) {
                if (!state(e, MISSING_PARENT)) {
                    throw e;
                }
                RowKey key = new RowKey(table.name(), entry.id());
                Shadows.put(unit.handle(), tenant, key, new Shadow(null, image(entry), false, true));
            }
        }
    }

    /** Deletes, unless that would take away what this device has not sent. */
    private void delete(ReplicaUnit unit, RowKey key, long version, boolean own) throws SQLException {
        if (!own) {
            unit.apply(version);
            Rows rows = new Rows(unit.handle().getConnection(), tenant);
            SyncTable table = tables.get(key.table());
            Map<UUID, ObjectNode> row = rows.read(table, List.of(key.id()));
            try {
                rows.delete(table, key.id());
                Shadows.remove(unit.handle(), key);
                row.values().forEach(image -> Told.of(unit, table, image));
                return;
            } catch (SQLException e) {
                if (!heldBack(e)) {
                    throw e;
                }
            }
        }
        Shadow shadow = Shadows.read(unit.handle(), tenant, List.of(key.id())).get(key);
        Shadows.put(
                unit.handle(),
                tenant,
                key,
                new Shadow(
                        shadow == null ? null : shadow.base(), shadow == null ? null : shadow.latest(), true, false));
    }

    /**
     * Tries again what was kept aside: rows without parent, and deletions that waited for unsent changes.
     *
     * @param reached the version up to which this device knows the feed
     */
    void again(ReplicaUnit unit, long reached) throws SQLException {
        Map<RowKey, Shadow> aside = Shadows.waiting(unit.handle(), tenant);
        if (aside.isEmpty()) {
            return;
        }
        Pending pending = Pending.of(
                unit.handle(), tenant, aside.keySet().stream().map(RowKey::id).toList());
        List<Map.Entry<RowKey, Shadow>> ordered = new ArrayList<>(aside.entrySet());
        ordered.sort(Comparator.comparingInt(
                e -> tables.get(e.getKey().table()).order() * (e.getValue().gone() ? -1 : 1)));
        for (Map.Entry<RowKey, Shadow> one : ordered) {
            RowKey key = one.getKey();
            if (one.getValue().gone()) {
                if (!pending.of(key, reached).any()) {
                    delete(unit, key, reached, false);
                }
                continue;
            }
            ObjectNode image = Objects.requireNonNull(one.getValue().latest());
            if (image.path("row_version").asLong() > reached) {
                // Of a version to come: what stands in its way is still there.
                continue;
            }
            Entry entry =
                    new Entry(key.table(), key.id(), image.path("row_version").asLong(), Op.UPDATE, image);
            SyncTable table = tables.get(key.table());
            Own own = pending.of(key, reached);
            if (!own.any()) {
                Shadows.remove(unit.handle(), key);
                Map<SyncTable, List<Entry>> alone = new TreeMap<>(Comparator.comparingInt(SyncTable::order));
                alone.put(table, List.of(entry));
                write(unit, alone);
            } else if (!own.deleted()) {
                beside(unit, entry, own);
            }
        }
    }

    /** The row as it is to be stored. */
    static ObjectNode image(Entry entry) {
        ObjectNode row = Objects.requireNonNull(entry.row(), "an entry that is no deletion has a row");
        row.put("id", entry.id().toString());
        row.put("row_version", entry.version());
        return row;
    }

    /** Whether a deletion failed for unsent changes or a row that refers to it. */
    static boolean heldBack(SQLException e) {
        return state(e, CaptureTrigger.HELD) || state(e, CHILD_EXISTS);
    }

    private static boolean state(SQLException e, String state) {
        for (SQLException next = e; next != null; next = next.getNextException()) {
            if (state.equals(next.getSQLState())
                    || next.getMessage() != null
                            && state.equals(CaptureTrigger.HELD)
                            && next.getMessage().contains(CaptureTrigger.HELD)) {
                return true;
            }
            Throwable cause = next.getCause();
            if (cause instanceof SQLException inner && state.equals(inner.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
