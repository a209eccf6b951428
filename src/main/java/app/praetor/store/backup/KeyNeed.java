package app.praetor.store.backup;

import app.praetor.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Tells from a key description what its owner must have at hand. */
final class KeyNeed {
    private KeyNeed() {}

    static String of(byte[] keys) {
        try {
            JsonNode node = Json.parse(new String(keys, StandardCharsets.UTF_8));
            List<String> ways = new ArrayList<>();
            if (node.has("passphrase")) {
                ways.add("the passphrase that the workspace had when the backup was made");
            } else {
                ways.add("the device key " + node.path("workspace").asString("of the workspace")
                        + " of the computer that made the workspace");
            }
            if (node.has("recovery")) {
                ways.add("its recovery code");
            }
            return String.join(", or ", ways);
        } catch (JacksonException e) {
            return "its key, but the key description in it is not readable";
        }
    }
}
