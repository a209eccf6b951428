package app.praetor.sync.sim;

import app.praetor.store.Json;
import app.praetor.sync.merge.Values;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a database holds of a tenant, in one spelling, so that two can be compared. */
public final class Dump {
    private Dump() {}

    public static Map<String, String> rows(Connection connection, SyncTables tables, UUID tenant) throws SQLException {
        boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        Map<String, String> all = new TreeMap<>();
        for (SyncTable table : tables.all()) {
            String sql = postgres
                    ? "SELECT (to_jsonb(t) - 'tenant_id')::text FROM praetor." + table.name() + " t WHERE tenant_id = ?"
                    : "SELECT * FROM praetor." + table.name() + " WHERE tenant_id = ?";
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setObject(1, tenant);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        ObjectNode row = postgres ? (ObjectNode) Json.parse(rows.getString(1)) : h2(table, rows);
                        ObjectNode normal = JsonNodeFactory.instance.objectNode();
                        for (String column :
                                new java.util.TreeSet<>(table.columns().keySet())) {
                            JsonNode value = Values.normal(table.type(column), row.path(column));
                            if (!value.isNull()) {
                                normal.set(column, value);
                            }
                        }
                        all.put(table.name() + " " + row.path("id").asString(), sorted(normal));
                    }
                }
            }
        }
        return all;
    }

    private static String sorted(ObjectNode row) {
        return Json.MAPPER
                .rebuild()
                .enable(tools.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build()
                .writeValueAsString(Json.MAPPER.treeToValue(row, Object.class));
    }

    private static ObjectNode h2(SyncTable table, ResultSet rows) throws SQLException {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, String> column : table.columns().entrySet()) {
            String type = column.getValue();
            if (type.endsWith("[]")) {
                var array = rows.getArray(column.getKey());
                if (array != null) {
                    var list = JsonNodeFactory.instance.arrayNode();
                    for (Object item : (Object[]) array.getArray()) {
                        list.add(String.valueOf(item));
                    }
                    row.set(column.getKey(), list);
                }
            } else if (type.equals("timestamptz")) {
                var at = rows.getObject(column.getKey(), java.time.OffsetDateTime.class);
                if (at != null) {
                    row.put(column.getKey(), at.toString());
                }
            } else {
                String text = rows.getString(column.getKey());
                if (text != null) {
                    switch (type.replaceAll("\\(.*", "")) {
                        case "jsonb" -> row.set(column.getKey(), Json.parse(text));
                        case "boolean" -> row.put(column.getKey(), Boolean.parseBoolean(text));
                        case "integer", "bigint", "smallint", "numeric", "real", "double precision" ->
                            row.put(column.getKey(), new java.math.BigDecimal(text));
                        default -> row.put(column.getKey(), text);
                    }
                }
            }
        }
        return row;
    }
}
