package app.praetor.server.feed;

import app.praetor.store.Json;
import app.praetor.sync.table.SyncTable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of exchanged tables and their clocks in the server's database, as JSON; PostgreSQL itself turns them into columns. */
final class ServerRows {
    private final Connection connection;
    private final UUID tenant;

    /**
     * A row's clocks.
     *
     * @param clocks see {@code sync_rows.clocks}
     * @param ended the stamp of its end, null while it lives
     * @param endedVersion the version that deleted it
     * @param image what it was when it was deleted
     */
    record Clocks(
            ObjectNode clocks,
            @Nullable String ended,
            long endedVersion,
            @Nullable ObjectNode image) {}

    ServerRows(Connection connection, UUID tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    private Array ids(Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    Map<UUID, ObjectNode> read(SyncTable table, Collection<UUID> ids) throws SQLException {
        Map<UUID, ObjectNode> rows = new HashMap<>();
        if (ids.isEmpty()) {
            return rows;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT id, to_jsonb(t) - 'tenant_id' FROM praetor."
                + table.name() + " t WHERE tenant_id = ? AND id = ANY(?)")) {
            query.setObject(1, tenant);
            query.setArray(2, ids(ids));
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.put(found.getObject(1, UUID.class), (ObjectNode) Json.parse(found.getString(2)));
                }
            }
        }
        return rows;
    }

    Set<UUID> existing(SyncTable table, Collection<UUID> ids) throws SQLException {
        Set<UUID> there = new HashSet<>();
        if (ids.isEmpty()) {
            return there;
        }
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id FROM praetor." + table.name() + " WHERE tenant_id = ? AND id = ANY(?)")) {
            query.setObject(1, tenant);
            query.setArray(2, ids(ids));
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    there.add(found.getObject(1, UUID.class));
                }
            }
        }
        return there;
    }

    /**
     * What is held of a row.
     *
     * @param row null when it is not there
     * @param clocks null when the exchange never wrote it
     */
    record Held(@Nullable ObjectNode row, @Nullable Clocks clocks) {}

    /** Rows with their clocks; without those of which nothing is held. */
    Map<UUID, Held> held(SyncTable table, Collection<UUID> ids) throws SQLException {
        Map<UUID, Held> held = new HashMap<>();
        // Each side by its own key: joined to a list of unknown length, whole tables may be read.
        try (PreparedStatement query = connection.prepareStatement("SELECT COALESCE(r.id, s.row_id), r.image, s.clocks,"
                + " s.ended, s.ended_ver, s.image AS last FROM (SELECT id, to_jsonb(t) - 'tenant_id' AS image FROM"
                + " praetor." + table.name() + " t WHERE tenant_id = ? AND id = ANY(?)) r FULL JOIN (SELECT row_id,"
                + " clocks, ended, ended_ver, image FROM praetor.sync_rows WHERE tenant_id = ? AND table_name = ? AND"
                + " row_id = ANY(?)) s ON s.row_id = r.id")) {
            Array wanted = ids(ids);
            query.setObject(1, tenant);
            query.setArray(2, wanted);
            query.setObject(3, tenant);
            query.setString(4, table.name());
            query.setArray(5, wanted);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    held.put(found.getObject(1, UUID.class), new Held(object(found.getString(2)), clocks(found)));
                }
            }
        }
        return held;
    }

    private static @Nullable ObjectNode object(@Nullable String json) {
        return json == null ? null : (ObjectNode) Json.parse(json);
    }

    private static @Nullable Clocks clocks(ResultSet found) throws SQLException {
        ObjectNode clocks = object(found.getString("clocks"));
        return clocks == null
                ? null
                : new Clocks(
                        clocks, found.getString("ended"), found.getLong("ended_ver"), object(found.getString("last")));
    }

    Map<UUID, Clocks> clocks(SyncTable table, Collection<UUID> ids) throws SQLException {
        Map<UUID, Clocks> clocks = new HashMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT row_id, clocks, ended, ended_ver, image AS last FROM"
                        + " praetor.sync_rows WHERE tenant_id = ? AND table_name = ? AND row_id = ANY(?)")) {
            query.setObject(1, tenant);
            query.setString(2, table.name());
            query.setArray(3, ids(ids));
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    Clocks one = clocks(found);
                    if (one != null) {
                        clocks.put(found.getObject(1, UUID.class), one);
                    }
                }
            }
        }
        return clocks;
    }

    void insert(SyncTable table, List<ObjectNode> rows) throws SQLException {
        List<String> columns = columns(table, rows);
        run(
                "INSERT INTO praetor." + table.name() + " (tenant_id, " + String.join(", ", columns) + ") SELECT ?, "
                        + String.join(", ", values(table, columns)) + " FROM jsonb_populate_recordset(NULL::praetor."
                        + table.name() + ", ?::jsonb) r",
                true,
                rows);
    }

    void update(SyncTable table, List<ObjectNode> rows) throws SQLException {
        List<String> columns = new ArrayList<>(columns(table, rows));
        columns.remove("id");
        List<String> values = values(table, columns);
        List<String> sets = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            sets.add(columns.get(i) + " = " + values.get(i));
        }
        run(
                "UPDATE praetor." + table.name() + " t SET " + String.join(", ", sets)
                        + " FROM jsonb_populate_recordset(NULL::praetor." + table.name()
                        + ", ?::jsonb) r WHERE t.tenant_id = ? AND t.id = r.id",
                false,
                rows);
    }

    private void run(String sql, boolean tenantFirst, List<ObjectNode> rows) throws SQLException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        rows.forEach(list::add);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(tenantFirst ? 1 : 2, tenant);
            statement.setString(tenantFirst ? 2 : 1, Json.MAPPER.writeValueAsString(list));
            statement.executeUpdate();
        }
    }

    /** Columns that may be empty, and those required that every row has. */
    private static List<String> columns(SyncTable table, List<ObjectNode> rows) {
        return table.columns().keySet().stream()
                .filter(c -> !c.equals("row_version"))
                .filter(c -> !table.required().contains(c) || rows.stream().allMatch(r -> r.has(c)))
                .toList();
    }

    /** A required JSON column holds the JSON value null where PostgreSQL would make nothing of it. */
    private static List<String> values(SyncTable table, List<String> columns) {
        return columns.stream()
                .map(c -> table.type(c).equals("jsonb") && table.required().contains(c)
                        ? "COALESCE(r." + c + ", 'null'::jsonb)"
                        : "r." + c)
                .toList();
    }

    int delete(SyncTable table, Collection<UUID> ids) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM praetor." + table.name() + " WHERE tenant_id = ? AND id = ANY(?)")) {
            delete.setObject(1, tenant);
            delete.setArray(2, ids(ids));
            return delete.executeUpdate();
        }
    }

    /** Writes the row again as it is, so that the feed tells it once more. */
    void touch(SyncTable table, UUID id) throws SQLException {
        try (PreparedStatement touch = connection.prepareStatement(
                "UPDATE praetor." + table.name() + " SET row_version = row_version WHERE tenant_id = ? AND id = ?")) {
            touch.setObject(1, tenant);
            touch.setObject(2, id);
            touch.executeUpdate();
        }
    }

    /** The row, other than this one, that has these values in the key; null when there is none. */
    @Nullable
    UUID holder(SyncTable table, List<String> key, ObjectNode row) throws SQLException {
        for (String column : key) {
            JsonNode value = row.path(column);
            if (value.isMissingNode() || value.isNull()) {
                return null;
            }
        }
        List<String> same = key.stream().map(c -> "t." + c + " = r." + c).toList();
        try (PreparedStatement query = connection.prepareStatement("SELECT t.id FROM praetor." + table.name()
                + " t, jsonb_populate_record(NULL::praetor." + table.name() + ", ?::jsonb) r WHERE t.tenant_id = ? AND "
                + String.join(" AND ", same) + " AND t.id <> r.id")) {
            query.setString(1, row.toString());
            query.setObject(2, tenant);
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? found.getObject(1, UUID.class) : null;
            }
        }
    }

    /** Which of these rows are referred to by rows of the child table. */
    Set<UUID> referred(SyncTable child, String column, Collection<UUID> parents) throws SQLException {
        Set<UUID> referred = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT DISTINCT " + column + " FROM praetor."
                + child.name() + " WHERE tenant_id = ? AND " + column + " = ANY(?)")) {
            query.setObject(1, tenant);
            query.setArray(2, ids(parents));
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    referred.add(found.getObject(1, UUID.class));
                }
            }
        }
        return referred;
    }

    /** The rows of a table that refers to itself which refer to this one. */
    Set<UUID> below(SyncTable table, String column, UUID id) throws SQLException {
        Set<UUID> below = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id FROM praetor." + table.name() + " WHERE tenant_id = ? AND " + column + " = ?")) {
            query.setObject(1, tenant);
            query.setObject(2, id);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    below.add(found.getObject(1, UUID.class));
                }
            }
        }
        return below;
    }

    /** Stores the clocks of many rows of a table at once. */
    void store(SyncTable table, Map<UUID, Clocks> clocks) throws SQLException {
        if (clocks.isEmpty()) {
            return;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        clocks.forEach((id, c) -> {
            ObjectNode one = list.addObject();
            one.put("id", id.toString());
            one.set("c", c.clocks());
            if (c.ended() != null) {
                one.put("e", c.ended());
                one.put("v", c.endedVersion());
                if (c.image() != null) {
                    one.set("i", c.image());
                }
            }
        });
        try (PreparedStatement statement = connection.prepareStatement("""
            INSERT INTO praetor.sync_rows (tenant_id, table_name, row_id, clocks, ended, ended_ver, image)
            SELECT ?, ?, r.id, r.c, r.e, r.v, r.i
            FROM jsonb_to_recordset(?::jsonb) AS r(id uuid, c jsonb, e varchar, v bigint, i jsonb)
            ON CONFLICT (tenant_id, table_name, row_id) DO UPDATE SET clocks = EXCLUDED.clocks,
              ended = EXCLUDED.ended, ended_ver = EXCLUDED.ended_ver, image = EXCLUDED.image
            """)) {
            statement.setObject(1, tenant);
            statement.setString(2, table.name());
            statement.setString(3, Json.MAPPER.writeValueAsString(list));
            statement.executeUpdate();
        }
    }

    /** Only the ids of a row, those that are ids: enough to find what it belongs to, whatever else it holds. */
    static ObjectNode references(SyncTable table, ObjectNode row) {
        ObjectNode ids = JsonNodeFactory.instance.objectNode();
        for (String column : row.propertyNames()) {
            UUID id = "uuid".equals(table.columns().get(column)) ? Revival.id(row.path(column)) : null;
            if (id != null) {
                ids.put(column, id.toString());
            }
        }
        return ids;
    }

    /** From here on, changes are marked as known to this device; null: to nobody. */
    void echo(@Nullable UUID device) throws SQLException {
        echo(device, "");
    }

    /** The same, and {@link #undo} comes back to here. */
    void begin(@Nullable UUID device) throws SQLException {
        echo(device, "; SAVEPOINT before_rows");
    }

    /** Takes back what was written since {@link #begin}. */
    void undo() throws SQLException {
        try (Statement back = connection.createStatement()) {
            back.execute("ROLLBACK TO SAVEPOINT before_rows");
        }
    }

    private void echo(@Nullable UUID device, String then) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("SELECT set_config('praetor.echo', ?, true)" + then)) {
            set.setString(1, device == null ? "" : device.toString());
            set.execute();
        }
    }
}
