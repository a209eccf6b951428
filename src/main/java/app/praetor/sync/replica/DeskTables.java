package app.praetor.sync.replica;

import app.praetor.store.Json;
import app.praetor.store.Replica;
import app.praetor.store.ReplicaUnit;
import app.praetor.sync.client.SyncDesk.Conflict;
import app.praetor.sync.client.SyncDesk.Field;
import app.praetor.sync.client.SyncDesk.Queued;
import app.praetor.sync.client.SyncDesk.Rejected;
import app.praetor.sync.client.SyncException;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What waits, what was refused and what two people changed, in the device's database; and the ways out of it. */
public final class DeskTables {
    private static final List<String> NAMES = List.of(
            "title", "name", "display_name", "feature_name", "question_text", "label", "field_path", "obligation_key");
    private static final int LABEL = 120;

    private final Replica replica;
    private final SyncTables tables;

    public DeskTables(Replica replica, SyncTables tables) {
        this.replica = replica;
        this.tables = tables;
    }

    /** Changed rows that wait, oldest first. */
    public List<Queued> queue(int limit) {
        return replica.read(handle -> {
            List<Queued> found = new ArrayList<>();
            handle.createQuery("""
                SELECT table_name, row_id, MIN(op) AS op, MIN(stamp) AS since FROM praetor.sync_outbox
                WHERE tenant_id = :tenant AND seq > (SELECT COALESCE(MAX(last_outbox), 0) FROM praetor.sync_sent
                  WHERE tenant_id = :tenant AND answered_version IS NOT NULL)
                GROUP BY table_name, row_id ORDER BY since FETCH FIRST :limit ROWS ONLY
                """)
                    .bind("tenant", replica.tenant())
                    .bind("limit", limit)
                    .map((row, context) -> new Queued(
                            row.getString("table_name"),
                            row.getObject("row_id", UUID.class),
                            row.getString("op"),
                            null,
                            Instant.ofEpochMilli(row.getLong("since") >>> 16)))
                    .forEach(q -> found.add(new Queued(
                            q.table(), q.row(), q.operation(), label(row(handle, q.table(), q.row())), q.since())));
            return found;
        });
    }

    /** Those that nobody has resolved, newest first. */
    public List<Conflict> conflicts() {
        return replica.read(handle -> {
            UUID device = Link.of(handle, replica.tenant()).device();
            return handle.createQuery("""
                SELECT id, table_name, row_id, project_id, kind, label, fields, mine_device, created_at
                FROM praetor.sync_conflicts WHERE tenant_id = :tenant AND status = 'open'
                ORDER BY created_at DESC, id
                """)
                    .bind("tenant", replica.tenant())
                    .map((row, context) -> {
                        String table = row.getString("table_name");
                        UUID id = row.getObject("row_id", UUID.class);
                        ObjectNode now = row(handle, table, id);
                        return new Conflict(
                                row.getObject("id", UUID.class),
                                table,
                                id,
                                row.getObject("project_id", UUID.class),
                                row.getString("kind"),
                                row.getString("label"),
                                row.getObject("created_at", Instant.class),
                                device.equals(row.getObject("mine_device", UUID.class)),
                                now != null,
                                fields(Json.parse(row.getString("fields")), now));
                    })
                    .list();
        });
    }

    private static List<Field> fields(JsonNode list, @Nullable ObjectNode now) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode field : list) {
            String column = field.path("column").asString("");
            fields.add(new Field(
                    column,
                    something(field.path("base")),
                    something(field.path("mine")),
                    something(field.path("theirs")),
                    now == null ? null : something(value(now, column))));
        }
        return fields;
    }

    private static @Nullable JsonNode something(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value;
    }

    /** The value of a column, or of a key of a JSON column ("column/key"). */
    private static JsonNode value(ObjectNode row, String column) {
        int slash = column.indexOf('/');
        return slash < 0
                ? row.path(column)
                : row.path(column.substring(0, slash)).path(column.substring(slash + 1));
    }

    /**
     * Writes the chosen values as a change of this device and ends the conflict.
     *
     * @throws SyncException when the row is gone and cannot be made again of what was chosen; the conflict stays
     */
    public void resolve(UUID conflict, Map<String, JsonNode> chosen) {
        Conflict open = conflicts().stream()
                .filter(c -> c.id().equals(conflict))
                .findFirst()
                .orElseThrow(() -> new SyncException("This conflict was resolved already, here or on another device."));
        write("The values were not written; the conflict is still in the list.", unit -> {
            unit.capture();
            SyncTable table = tables.get(open.table());
            if (!chosen.isEmpty()) {
                ObjectNode row = row(unit.handle(), open.table(), open.row());
                put(unit, table, open.row(), row, chosen);
            }
            UUID user = Link.of(unit.handle(), replica.tenant()).user();
            ObjectNode resolution = JsonNodeFactory.instance.objectNode();
            chosen.forEach(resolution::set);
            unit.handle()
                    .createUpdate("""
                        UPDATE praetor.sync_conflicts SET status = 'resolved', resolution = :resolution, resolved_by = :user,
                          resolved_at = CURRENT_TIMESTAMP, updated_at = CURRENT_TIMESTAMP
                        WHERE tenant_id = :tenant AND id = :id
                        """)
                    .bind("resolution", Json.MAPPER.writeValueAsBytes(resolution))
                    .bind("user", user)
                    .bind("tenant", replica.tenant())
                    .bind("id", conflict)
                    .execute();
        });
    }

    private void put(ReplicaUnit unit, SyncTable table, UUID id, @Nullable ObjectNode row, Map<String, JsonNode> values)
            throws SQLException {
        Rows rows = new Rows(unit.handle().getConnection(), replica.tenant());
        ObjectNode wanted = row == null ? JsonNodeFactory.instance.objectNode() : row.deepCopy();
        wanted.put("id", id.toString());
        List<String> columns = new ArrayList<>();
        values.forEach((column, value) -> {
            int slash = column.indexOf('/');
            String name = slash < 0 ? column : column.substring(0, slash);
            if (table.columns().containsKey(name) && !name.equals("id") && !name.equals("row_version")) {
                if (slash < 0) {
                    wanted.set(name, value);
                } else {
                    ObjectNode object = wanted.path(name) instanceof ObjectNode known ? known : wanted.putObject(name);
                    object.set(column.substring(slash + 1), value);
                }
                if (!columns.contains(name)) {
                    columns.add(name);
                }
            }
        });
        if (row == null) {
            columns.addFirst("id");
            rows.insert(table, columns, List.of(wanted));
        } else {
            rows.update(table, columns, List.of(wanted));
        }
        Told.of(unit, table, wanted);
    }

    /** What the server did not take, newest first. */
    public List<Rejected> rejected() {
        return replica.read(handle -> handle.createQuery("""
            SELECT id, table_name, row_id, op, content, code, reason, rejected_at FROM praetor.sync_rejected
            WHERE tenant_id = :tenant ORDER BY rejected_at DESC, id
            """)
                .bind("tenant", replica.tenant())
                .map((row, context) -> {
                    ObjectNode content = (ObjectNode) Json.parse(row.getString("content"));
                    String table = row.getString("table_name");
                    UUID id = row.getObject("row_id", UUID.class);
                    Map<String, JsonNode> values = new LinkedHashMap<>();
                    content.properties().forEach(e -> values.put(e.getKey(), e.getValue()));
                    String label = label(content);
                    return new Rejected(
                            row.getObject("id", UUID.class),
                            table,
                            id,
                            row.getString("op"),
                            label == null ? label(row(handle, table, id)) : label,
                            row.getString("code"),
                            row.getString("reason"),
                            row.getObject("rejected_at", Instant.class),
                            values);
                })
                .list());
    }

    /**
     * Makes a refused change again, with values mended.
     *
     * @throws SyncException when it cannot be made here either; it stays in the list
     */
    public void sendAgain(UUID rejected, Map<String, JsonNode> mended) {
        Rejected kept = rejected().stream()
                .filter(r -> r.id().equals(rejected))
                .findFirst()
                .orElseThrow(() -> new SyncException("This change is not in the list any more."));
        Map<String, JsonNode> values = new LinkedHashMap<>(kept.values());
        values.putAll(mended);
        write("It was not made again and is still in the list.", unit -> {
            unit.capture();
            SyncTable table = tables.get(kept.table());
            ObjectNode row = row(unit.handle(), kept.table(), kept.row());
            if (kept.operation().equals("D")) {
                new Rows(unit.handle().getConnection(), replica.tenant()).delete(table, kept.row());
            } else if (row == null && kept.operation().equals("U")) {
                throw new SyncException("What it would change is gone. It is still in the list.");
            } else {
                put(unit, table, kept.row(), row, values);
            }
            forget(unit.handle(), rejected);
        });
    }

    /** Lets a refused change go. */
    public void discard(UUID rejected) {
        write("Nothing was changed.", unit -> forget(unit.handle(), rejected));
    }

    private void forget(Handle handle, UUID rejected) {
        handle.createUpdate("DELETE FROM praetor.sync_rejected WHERE tenant_id = :tenant AND id = :id")
                .bind("tenant", replica.tenant())
                .bind("id", rejected)
                .execute();
    }

    private interface Work {
        void in(ReplicaUnit unit) throws SQLException;
    }

    private void write(String kept, Work work) {
        try {
            replica.<Boolean>write(unit -> {
                try {
                    work.in(unit);
                    return true;
                } catch (SQLException e) {
                    throw new SyncException(
                            "The database does not take these values (" + e.getSQLState() + "). " + kept);
                }
            });
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new SyncException("A value does not fit its field. " + kept);
        }
    }

    private @Nullable ObjectNode row(Handle handle, String table, UUID id) {
        SyncTable known = tables.find(table);
        if (known == null) {
            return null;
        }
        try {
            return new Rows(handle.getConnection(), replica.tenant())
                    .read(known, List.of(id))
                    .get(id);
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be read", e);
        }
    }

    private static @Nullable String label(@Nullable ObjectNode row) {
        for (String name : NAMES) {
            JsonNode value = row == null ? JsonNodeFactory.instance.missingNode() : row.path(name);
            if (value.isString() && !value.asString().isBlank()) {
                String text = value.asString().strip();
                return text.length() <= LABEL ? text : text.substring(0, LABEL - 1) + "…";
            }
        }
        return null;
    }
}
