package app.praetor.store.backup;

import app.praetor.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Tells from a key description what its owner must have at hand. */
final class KeyNeed {
    private KeyNeed() {}

    static String of(byte[] keys) {
        try {
            JsonNode node = Json.parse(new String(keys, StandardCharsets.UTF_8));
            List<String> ways = new ArrayList<>();
            node.path("wraps")
                    .valueStream()
                    .forEach(wrap -> way(wrap.path("kind").asString("")).ifPresent(ways::add));
            return ways.isEmpty() ? "its key, but the backup does not say which" : String.join(", or ", ways);
        } catch (JacksonException e) {
            return "its key, but the key description in it is not readable";
        }
    }

    private static Optional<String> way(String kind) {
        return switch (kind) {
            case "passphrase" -> Optional.of("the passphrase that the workspace had when the backup was made");
            case "recovery" -> Optional.of("its recovery code of that time");
            case "keyring" -> Optional.of("the keyring of the computer that it was made on");
            case "device" -> Optional.of("the device key in the configuration folder of that computer");
            default -> Optional.empty();
        };
    }
}
