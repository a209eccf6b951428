package app.praetor.integration;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Keeps secrets out of configurations: a field that is named like one may only hold a reference to a credential,
 * {@code {"credential":"<id>"}}, or nothing.
 */
final class SecretReferences {
    private static final Set<String> SECRET = Set.of(
            "password", "passwd", "passphrase", "secret", "token", "apikey", "privatekey", "authorization", "cookie");

    private SecretReferences() {}

    /**
     * @throws IllegalArgumentException naming the field, not its value
     */
    static void check(JsonNode config) {
        check("", config);
    }

    private static void check(String path, JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String at = path + "/" + field.getKey();
            JsonNode value = field.getValue();
            if (secret(field.getKey()) && !value.isNull() && !reference(value)) {
                throw new IllegalArgumentException("The field " + at + " of the configuration looks like a secret."
                        + " Nothing was saved; keep the secret as a credential and refer to it with"
                        + " {\"credential\":\"<id>\"}.");
            }
            check(at, value);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(path + "/" + i, node.get(i));
        }
    }

    private static boolean secret(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return SECRET.stream().anyMatch(plain::endsWith);
    }

    private static boolean reference(JsonNode value) {
        return value.isObject()
                && value.size() == 1
                && value.path("credential").asString("").matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
}
