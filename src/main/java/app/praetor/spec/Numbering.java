package app.praetor.spec;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Display numbers of requirements: by order in a first specification; later a surviving requirement keeps its number,
 * a new one gets the next, and the number of a removed one is never given again.
 */
final class Numbering {
    private final Map<String, String> byKey = new HashMap<>();
    private final Map<String, Integer> last = new TreeMap<>();

    Numbering(@Nullable JsonNode previous) {
        if (previous == null) {
            return;
        }
        for (JsonNode r : previous.path("requirements")) {
            byKey.put(r.path("key").asString(), r.path("id").asString());
        }
        previous.path("numbering")
                .properties()
                .forEach(e -> last.put(e.getKey(), e.getValue().asInt()));
    }

    /** Numbers in the order of the requirements; the keys must be unique. */
    Map<String, String> number(List<Requirement> requirements) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (Requirement r : requirements) {
            String kept = byKey.get(hashed(r.key()));
            ids.put(
                    r.key(),
                    kept != null && kept.startsWith(r.prefix() + "-")
                            ? kept
                            : "%s-%03d".formatted(r.prefix(), last.merge(r.prefix(), 1, Integer::sum)));
        }
        return ids;
    }

    Map<String, Integer> last() {
        return last;
    }

    static String hashed(String key) {
        return CanonicalJson.sha256(key).substring(0, 16);
    }
}
