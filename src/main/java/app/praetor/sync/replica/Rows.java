package app.praetor.sync.replica;

import app.praetor.store.Json;
import app.praetor.sync.table.SyncTable;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of exchanged tables in the device's database, as JSON objects. Statements name the tenant themselves. */
final class Rows {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Connection connection;
    private final UUID tenant;

    Rows(Connection connection, UUID tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    /** The rows with these ids that are there; columns that are null are left out. */
    Map<UUID, ObjectNode> read(SyncTable table, Collection<UUID> ids) throws SQLException {
        Map<UUID, ObjectNode> rows = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT t." + String.join(", t.", table.columns().keySet()) + among(table))) {
            query.setArray(1, ids(ids));
            query.setObject(2, tenant);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    ObjectNode row = row(table, found);
                    rows.put(UUID.fromString(row.path("id").asString()), row);
                }
            }
        }
        return rows;
    }

    /** Which of these ids are there. */
    Set<UUID> existing(SyncTable table, Collection<UUID> ids) throws SQLException {
        Set<UUID> there = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT t.id" + among(table))) {
            query.setArray(1, ids(ids));
            query.setObject(2, tenant);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    there.add(found.getObject(1, UUID.class));
                }
            }
        }
        return there;
    }

    /** Looks each id up by key. With {@code id = ANY(?)} H2 may go through all rows of the tenant, and all ids for each. */
    private static String among(SyncTable table) {
        return " FROM UNNEST(?) AS k(id) JOIN praetor." + table.name() + " t ON t.id = k.id WHERE t.tenant_id = ?";
    }

    private Array ids(Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray(new UUID[0]));
    }

    static ObjectNode row(SyncTable table, ResultSet found) throws SQLException {
        ObjectNode row = NODES.objectNode();
        int at = 1;
        for (Map.Entry<String, String> column : table.columns().entrySet()) {
            JsonNode value = value(found, at++, column.getValue());
            if (value != null) {
                row.set(column.getKey(), value);
            }
        }
        return row;
    }

    private static @Nullable JsonNode value(ResultSet found, int at, String type) throws SQLException {
        if (type.endsWith("[]")) {
            Array array = found.getArray(at);
            if (array == null) {
                return null;
            }
            ArrayNode list = NODES.arrayNode();
            for (Object item : (Object[]) array.getArray()) {
                if (item instanceof Number number) {
                    list.add(NODES.numberNode(new BigDecimal(number.toString())));
                } else {
                    list.add(String.valueOf(item));
                }
            }
            return list;
        }
        return switch (base(type)) {
            case "jsonb" -> {
                String text = found.getString(at);
                yield text == null ? null : Json.parse(text);
            }
            case "timestamptz" -> {
                OffsetDateTime time = found.getObject(at, OffsetDateTime.class);
                yield time == null
                        ? null
                        : NODES.stringNode(
                                time.withOffsetSameInstant(ZoneOffset.UTC).toString());
            }
            case "integer", "bigint", "smallint" -> {
                long number = found.getLong(at);
                yield found.wasNull() ? null : NODES.numberNode(number);
            }
            case "numeric", "real", "double precision" -> {
                BigDecimal number = found.getBigDecimal(at);
                yield number == null ? null : NODES.numberNode(number);
            }
            case "boolean" -> {
                boolean flag = found.getBoolean(at);
                yield found.wasNull() ? null : NODES.booleanNode(flag);
            }
            default -> {
                String text = found.getString(at);
                yield text == null ? null : NODES.stringNode(text);
            }
        };
    }

    /** Adds rows of these columns; a column that a row does not have is null there. */
    void insert(SyncTable table, List<String> columns, List<ObjectNode> rows) throws SQLException {
        String sql = "INSERT INTO praetor." + table.name() + " (tenant_id, " + String.join(", ", columns)
                + ") VALUES (?" + ", ?".repeat(columns.size()) + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (ObjectNode row : rows) {
                insert.setObject(1, tenant);
                bind(insert, 2, table, columns, row);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Sets these columns of the rows. */
    void update(SyncTable table, List<String> columns, List<ObjectNode> rows) throws SQLException {
        if (columns.isEmpty() || rows.isEmpty()) {
            return;
        }
        String sql = "UPDATE praetor." + table.name() + " SET " + String.join(" = ?, ", columns)
                + " = ? WHERE tenant_id = ? AND id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (ObjectNode row : rows) {
                int next = bind(update, 1, table, columns, row);
                update.setObject(next, tenant);
                update.setObject(next + 1, UUID.fromString(row.path("id").asString()));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** The server knows these rows in this version; one of them may have been brought in a later one. */
    void atLeast(SyncTable table, Collection<UUID> ids, long version) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE praetor." + table.name()
                + " SET row_version = GREATEST(row_version, ?) WHERE tenant_id = ? AND id = ?")) {
            for (UUID id : ids) {
                update.setLong(1, version);
                update.setObject(2, tenant);
                update.setObject(3, id);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** The other row that has this row's values in the key; null when there is none. */
    @Nullable
    UUID holder(SyncTable table, List<String> key, ObjectNode row) throws SQLException {
        if (key.stream()
                .anyMatch(c -> row.path(c).isMissingNode() || row.path(c).isNull())) {
            return null;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT id FROM praetor." + table.name()
                + " WHERE tenant_id = ? AND " + String.join(" = ? AND ", key) + " = ? AND id <> ?")) {
            query.setObject(1, tenant);
            int next = bind(query, 2, table, key, row);
            query.setObject(next, UUID.fromString(row.path("id").asString()));
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? found.getObject(1, UUID.class) : null;
            }
        }
    }

    /** Deletes the row; whether it was there. */
    boolean delete(SyncTable table, UUID id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM praetor." + table.name() + " WHERE tenant_id = ? AND id = ?")) {
            delete.setObject(1, tenant);
            delete.setObject(2, id);
            return delete.executeUpdate() > 0;
        }
    }

    private int bind(PreparedStatement statement, int from, SyncTable table, List<String> columns, ObjectNode row)
            throws SQLException {
        int at = from;
        for (String column : columns) {
            bind(
                    statement,
                    at++,
                    table.type(column),
                    row.path(column),
                    table.required().contains(column));
        }
        return at;
    }

    private void bind(PreparedStatement statement, int at, String type, JsonNode value, boolean required)
            throws SQLException {
        // Only where a column must hold something is the JSON value null told from nothing.
        boolean jsonNull = required && base(type).equals("jsonb");
        if (value.isMissingNode() || (value.isNull() && !jsonNull)) {
            statement.setNull(at, Types.NULL);
        } else if (type.endsWith("[]")) {
            statement.setArray(at, array(base(type), value));
        } else {
            switch (base(type)) {
                case "uuid" -> statement.setObject(at, UUID.fromString(value.asString()));
                // A JSON value goes in as bytes: H2 makes a JSON string of a string.
                case "jsonb" -> statement.setBytes(at, Json.MAPPER.writeValueAsBytes(value));
                case "timestamptz" -> statement.setObject(at, OffsetDateTime.parse(value.asString()));
                case "date" -> statement.setObject(at, LocalDate.parse(value.asString()));
                case "integer", "smallint" -> statement.setInt(at, value.asInt());
                case "bigint" -> statement.setLong(at, value.asLong());
                case "numeric", "real", "double precision" -> statement.setBigDecimal(at, value.asDecimal());
                case "boolean" -> statement.setBoolean(at, value.asBoolean());
                default -> statement.setString(at, value.asString());
            }
        }
    }

    private Array array(String base, JsonNode value) throws SQLException {
        List<Object> items = new ArrayList<>();
        for (JsonNode item : value) {
            items.add(
                    switch (base) {
                        case "uuid" -> UUID.fromString(item.asString());
                        case "real", "double precision", "numeric" -> item.asDecimal();
                        default -> item.asString();
                    });
        }
        return connection.createArrayOf(base, items.toArray());
    }

    private static String base(String type) {
        int end = type.length();
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            if (c == '(' || c == '[') {
                end = i;
                break;
            }
        }
        return type.substring(0, end);
    }
}
