package app.praetor.model.wire;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks a JSON document against what a provider documents; anything unknown is an error. */
final class Strict {
    /** What was wrong, for the test. */
    static final class Complaint extends RuntimeException {
        private static final long serialVersionUID = 1;

        Complaint(String message) {
            super(message);
        }
    }

    private Strict() {}

    static void that(boolean holds, String complaint) {
        if (!holds) {
            throw new Complaint(complaint);
        }
    }

    /** An object with all required members and no other than these. */
    static void object(String where, JsonNode node, Set<String> required, Set<String> optional) {
        that(node.isObject(), where + " is no object");
        Set<String> names = new HashSet<>(node.propertyNames());
        required.forEach(name -> that(names.contains(name), where + " lacks " + name));
        names.removeAll(required);
        names.removeAll(optional);
        that(names.isEmpty(), where + " has unknown members " + names);
    }

    static String text(String where, JsonNode node) {
        that(node.isString() && !node.asString().isEmpty(), where + " is no text");
        return node.asString();
    }

    static void positive(String where, JsonNode node) {
        that(node.isIntegralNumber() && node.asInt() > 0, where + " is no positive integer");
    }

    static void is(String where, JsonNode node, String value) {
        that(node.isString() && node.asString().equals(value), where + " is " + node + " and not " + value);
    }

    /**
     * The findings' schema in a provider's dialect.
     *
     * @param closed whether each object must have {@code additionalProperties: false}
     */
    static void schema(String where, JsonNode node, boolean closed) {
        object(
                where,
                node,
                Set.of("type"),
                Set.of("properties", "items", "required", "enum", "additionalProperties", "description"));
        String type = text(where + ".type", node.path("type")).toLowerCase(java.util.Locale.ROOT);
        that(List.of("object", "array", "string", "number").contains(type), where + " is of type " + type);
        if (type.equals("object")) {
            that(node.path("properties").size() > 0, where + " has no properties");
            that(!closed || node.path("additionalProperties").isBoolean(), where + " is not closed");
            that(
                    !closed
                            || node.path("required").size()
                                    == node.path("properties").size(),
                    where + " leaves some out");
            for (String name : node.path("properties").propertyNames()) {
                schema(where + "." + name, node.path("properties").path(name), closed);
            }
        }
        if (type.equals("array")) {
            schema(where + ".items", node.path("items"), closed);
        }
    }
}
