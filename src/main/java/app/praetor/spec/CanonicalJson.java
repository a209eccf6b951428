package app.praetor.spec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One text for one JSON value: keys sorted, no spaces, numbers without exponent or trailing zeros. */
public final class CanonicalJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CanonicalJson() {}

    /** The canonical text of a tree. */
    public static String write(JsonNode node) {
        StringBuilder out = new StringBuilder();
        append(out, node);
        return out.toString();
    }

    /** The canonical text of a record, map or list. */
    public static String writeValue(Object value) {
        return write(MAPPER.valueToTree(value));
    }

    /** SHA-256 of a text in UTF-8, as lower-case hex. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 as lower-case hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java run time has SHA-256", e);
        }
    }

    private static void append(StringBuilder out, JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
            String separator = "{";
            for (Map.Entry<String, JsonNode> e : sorted.entrySet()) {
                out.append(separator)
                        .append(MAPPER.writeValueAsString(e.getKey()))
                        .append(':');
                append(out, e.getValue());
                separator = ",";
            }
            out.append(sorted.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            String separator = "[";
            for (JsonNode item : node) {
                out.append(separator);
                append(out, item);
                separator = ",";
            }
            out.append(node.isEmpty() ? "[]" : "]");
        } else if (node.isNumber()) {
            out.append(number(node));
        } else {
            out.append(MAPPER.writeValueAsString(node));
        }
    }

    private static String number(JsonNode node) {
        // Through the text: a double and a decimal that print alike must hash alike.
        BigDecimal value = new BigDecimal(node.asString());
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
