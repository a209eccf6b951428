package app.praetor.sync.merge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One spelling for one value. Both databases write the same moment, number or object in their own way; before two values
 * are compared they are brought to the same form. That form is for comparing only: rows keep what was sent.
 */
public final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_DIGITS = 1000;
    private static final Pattern NUMERIC = Pattern.compile("(?:numeric|decimal)(?:\\(\\d+(?:,\\s?(\\d+))?\\))?");
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .parseLenient()
            .appendOffset("+HH:mm", "Z")
            .toFormatter(Locale.ROOT);

    private Values() {}

    /**
     * The one form of a value; JSON null for nothing.
     *
     * @param type the column's type as PostgreSQL spells it
     */
    public static JsonNode normal(String type, @Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return NullNode.getInstance();
        }
        if (type.equals("jsonb")) {
            return json(value);
        }
        if (type.endsWith("[]") && value.isArray()) {
            ArrayNode elements = JSON.arrayNode();
            String elementType = type.substring(0, type.length() - 2);
            value.forEach(element -> elements.add(normal(elementType, element)));
            return elements;
        }
        return switch (type) {
            case "timestamptz" -> value.isString() ? moment(value) : value;
            case "uuid" -> value.isString() ? JSON.stringNode(value.asString().toLowerCase(Locale.ROOT)) : value;
            case "smallint", "integer", "bigint", "double precision", "real" -> number(type, value);
            default -> NUMERIC.matcher(type).matches() ? number(type, value) : value;
        };
    }

    /** Whether two spellings mean the same value. */
    public static boolean same(String type, @Nullable JsonNode a, @Nullable JsonNode b) {
        return normal(type, a).equals(normal(type, b));
    }

    /** A column's number, for adding up; nothing counts as zero, and so does what is no number. */
    static BigDecimal amount(String type, @Nullable JsonNode value) {
        JsonNode normal = normal(type, value);
        return normal.isNumber() ? normal.decimalValue() : BigDecimal.ZERO;
    }

    private static JsonNode moment(JsonNode value) {
        try {
            String text = value.asString().replace(' ', 'T');
            return JSON.stringNode(
                    OffsetDateTime.parse(text, MOMENT).toInstant().toString());
        } catch (DateTimeException _) {
            // "infinity" and the like: such a value has only one spelling.
            return value;
        }
    }

    private static JsonNode number(String type, JsonNode value) {
        if (!value.isNumber() && !value.isString()) {
            return value;
        }
        try {
            BigDecimal number = value.isNumber() ? value.decimalValue() : new BigDecimal(value.asString());
            if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS) {
                // Written out, a number like 1e999999999 would fill the memory.
                return JSON.stringNode(value.asString());
            }
            Matcher numeric = NUMERIC.matcher(type);
            if (type.equals("real")) {
                // A float that was widened on its way carries digits that the column does not hold.
                number = new BigDecimal(Float.toString(number.floatValue()));
            } else if (numeric.matches() && numeric.group(1) != null) {
                number = number.setScale(Integer.parseInt(numeric.group(1)), RoundingMode.HALF_UP);
            }
            return JSON.numberNode(number.stripTrailingZeros());
        } catch (ArithmeticException | NumberFormatException | JacksonException _) {
            // NaN and infinities have only one spelling.
            return value.isNumber() ? JSON.stringNode(value.asString()) : value;
        }
    }

    private static JsonNode json(JsonNode value) {
        if (value.isNumber()) {
            return number("jsonb", value);
        }
        if (value.isArray()) {
            ArrayNode elements = JSON.arrayNode();
            value.forEach(element -> elements.add(json(element)));
            return elements;
        }
        if (value.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            value.properties().forEach(entry -> sorted.put(entry.getKey(), json(entry.getValue())));
            ObjectNode object = JSON.objectNode();
            object.setAll(sorted);
            return object;
        }
        return value;
    }
}
