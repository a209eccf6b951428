package app.praetor.ui.sync;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The value of a column as people read and write it. */
final class FieldValue {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int LONG = 60;

    private FieldValue() {}

    /** How a value is written. */
    enum Kind {
        TEXT,
        NUMBER,
        YES_NO,
        JSON
    }

    /** The kind that the first value that is there has; text when none is. */
    static Kind kind(@Nullable JsonNode... values) {
        for (JsonNode value : values) {
            if (value != null && !value.isNull()) {
                if (value.isContainer()) {
                    return Kind.JSON;
                }
                return value.isNumber() ? Kind.NUMBER : value.isBoolean() ? Kind.YES_NO : Kind.TEXT;
            }
        }
        return Kind.TEXT;
    }

    /** What is shown and edited; nothing for a value that is not there. */
    static String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        return value.isContainer() ? value.toPrettyString() : value.asString();
    }

    /** Whether a text needs several lines. */
    static boolean isLong(String text) {
        return text.length() > LONG || text.indexOf('\n') >= 0;
    }

    /** The value that a text stands for; nothing when it does not fit the kind. An empty number or JSON is no value. */
    static Optional<JsonNode> parse(Kind kind, String text) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        String bare = text.strip();
        if (kind != Kind.TEXT && bare.isEmpty()) {
            return Optional.of(nodes.nullNode());
        }
        return switch (kind) {
            case TEXT -> Optional.of(nodes.stringNode(text));
            case YES_NO ->
                "true".equals(bare) || "false".equals(bare)
                        ? Optional.of(nodes.booleanNode("true".equals(bare)))
                        : Optional.empty();
            case NUMBER -> number(bare);
            case JSON -> json(bare);
        };
    }

    private static Optional<JsonNode> number(String text) {
        try {
            return Optional.of(JsonNodeFactory.instance.numberNode(new BigDecimal(text)));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** The same value, whether it is missing or null. */
    static boolean same(@Nullable JsonNode a, @Nullable JsonNode b) {
        if (a == null || a.isNull() || b == null || b.isNull()) {
            return (a == null || a.isNull()) == (b == null || b.isNull());
        }
        return a.equals(b);
    }
}
