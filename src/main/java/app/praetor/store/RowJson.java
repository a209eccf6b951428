package app.praetor.store;

import app.praetor.store.schema.TableReport;
import app.praetor.store.schema.TableReport.Column;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One database row as a JSON object: times in UTC, ids as text, JSON columns as they are; no tenant id. */
final class RowJson {
    private RowJson() {}

    static ObjectNode read(ResultSet rs, TableReport report) throws SQLException {
        ObjectNode row = Json.MAPPER.createObjectNode();
        for (Column column : report.columns()) {
            if (!column.name().equals("tenant_id")) {
                JsonNode value = value(rs, column);
                if (value != null) {
                    row.set(column.name(), value);
                }
            }
        }
        return row;
    }

    private static @Nullable JsonNode value(ResultSet rs, Column column) throws SQLException {
        String name = column.name();
        if (column.type().endsWith("[]")) {
            Array array = rs.getArray(name);
            if (array == null) {
                return null;
            }
            ArrayNode list = Json.MAPPER.createArrayNode();
            for (Object item : (Object[]) array.getArray()) {
                list.add(
                        item instanceof Number number
                                ? Json.of(number)
                                : Json.MAPPER.getNodeFactory().stringNode(String.valueOf(item)));
            }
            return list;
        }
        return switch (base(column)) {
            case "jsonb" -> {
                String text = rs.getString(name);
                yield text == null ? null : Json.parse(text);
            }
            case "timestamptz" -> {
                OffsetDateTime at = rs.getObject(name, OffsetDateTime.class);
                yield at == null
                        ? null
                        : Json.of(at.withOffsetSameInstant(ZoneOffset.UTC).toString());
            }
            case "integer", "bigint", "smallint", "numeric", "real", "double precision", "boolean" -> {
                Object value = rs.getObject(name);
                yield value == null ? null : Json.of(value);
            }
            default -> {
                String text = rs.getString(name);
                yield text == null ? null : Json.of(text);
            }
        };
    }

    /**
     * @throws IllegalArgumentException naming table and column when the value does not fit the column
     */
    static void bind(Update update, Column column, JsonNode value, String table) {
        try {
            bindChecked(update, column, value);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The value of “" + table + "." + column.name() + "” does not fit its type. Nothing was imported.");
        }
    }

    private static void bindChecked(Update update, Column column, JsonNode value) {
        String name = column.name();
        if (value.isNull()) {
            update.bindNull(name, Types.NULL);
            return;
        }
        if (column.type().endsWith("[]")) {
            switch (base(column)) {
                case "uuid" ->
                    update.bind(
                            name,
                            value.valueStream().map(v -> uuid(v.asString())).toArray(UUID[]::new));
                case "real" ->
                    update.bind(
                            name, value.valueStream().map(JsonNode::asDouble).toArray(Double[]::new));
                default ->
                    update.bind(
                            name, value.valueStream().map(JsonNode::asString).toArray(String[]::new));
            }
            return;
        }
        switch (base(column)) {
            case "uuid" -> update.bind(name, uuid(value.asString()));
            case "jsonb" -> update.bindByType(name, value, JsonNode.class);
            case "timestamptz" -> update.bind(name, OffsetDateTime.parse(value.asString()));
            case "date" -> update.bind(name, LocalDate.parse(value.asString()));
            case "integer", "smallint" -> update.bind(name, value.asInt());
            case "bigint" -> update.bind(name, value.asLong());
            case "numeric", "real", "double precision" -> update.bind(name, value.asDecimal());
            case "boolean" -> update.bind(name, value.asBoolean());
            default -> update.bind(name, value.asString());
        }
    }

    /** The type without length and array brackets. */
    private static String base(Column column) {
        return column.type().replace("[]", "").replaceAll("\\(.*\\)", "");
    }

    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("“" + text + "” is not an id.");
        }
    }
}
