package app.praetor.store.capture;

import app.praetor.store.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.h2.table.Column;
import org.h2.value.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A row as a trigger gets it, as the JSON object that the exchange uses; columns that are null are left out. */
final class RowImage {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RowImage() {}

    static ObjectNode of(Column[] columns, @Nullable Object[] row) throws SQLException {
        ObjectNode image = NODES.objectNode();
        for (int i = 0; i < columns.length; i++) {
            String name = columns[i].getName();
            if (row[i] != null && !name.equals("tenant_id")) {
                image.set(name, node(columns[i], Objects.requireNonNull(row[i])));
            }
        }
        return image;
    }

    private static JsonNode node(Column column, Object value) throws SQLException {
        return switch (value) {
            case byte[] json
            when column.getType().getValueType() == Value.JSON -> Json.parse(new String(json, StandardCharsets.UTF_8));
            case Object[] items -> {
                ArrayNode list = NODES.arrayNode();
                for (Object item : items) {
                    list.add(plain(item));
                }
                yield list;
            }
            default -> plain(value);
        };
    }

    private static JsonNode plain(Object value) throws SQLException {
        return switch (value) {
            case Clob text -> NODES.stringNode(text.getSubString(1, Math.toIntExact(text.length())));
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case BigDecimal number -> NODES.numberNode(number);
            case Float number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case OffsetDateTime at ->
                NODES.stringNode(at.withOffsetSameInstant(ZoneOffset.UTC).toString());
            default -> NODES.stringNode(value.toString());
        };
    }

    static boolean same(@Nullable Object a, @Nullable Object b) throws SQLException {
        if (a instanceof Clob x && b instanceof Clob y) {
            return x.length() == y.length()
                    && x.getSubString(1, Math.toIntExact(x.length()))
                            .equals(y.getSubString(1, Math.toIntExact(y.length())));
        }
        return Objects.deepEquals(a, b);
    }
}
