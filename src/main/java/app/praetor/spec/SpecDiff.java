package app.praetor.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a new v2 specification changes, requirement by requirement: not a comparison of texts.
 *
 * @param changed requirements that survived with another statement, priority, acceptance or section
 */
public record SpecDiff(List<Item> added, List<Change> changed, List<Item> removed) {
    private static final List<String> PARTS =
            List.of("title", "statement", "priority", "section", "acceptance", "toConfirm", "rationale", "sources");

    public SpecDiff {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /** A requirement of one side. */
    public record Item(String id, String title, String statement) {}

    /** A requirement of both sides and the parts of it that differ. */
    public record Change(Item before, Item after, List<String> parts) {
        public Change {
            parts = List.copyOf(parts);
        }
    }

    /** Compares; requirements are the same when their key is. */
    public static SpecDiff semantic(JsonNode before, JsonNode after) {
        Map<String, JsonNode> old = byKey(before);
        Map<String, JsonNode> now = byKey(after);
        List<Item> added = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        List<Item> removed = new ArrayList<>();
        now.forEach((key, requirement) -> {
            JsonNode earlier = old.get(key);
            if (earlier == null) {
                added.add(item(requirement));
                return;
            }
            List<String> parts = PARTS.stream()
                    .filter(p -> !CanonicalJson.write(earlier.path(p)).equals(CanonicalJson.write(requirement.path(p))))
                    .toList();
            if (!parts.isEmpty()) {
                changed.add(new Change(item(earlier), item(requirement), parts));
            }
        });
        old.forEach((key, requirement) -> {
            if (!now.containsKey(key)) {
                removed.add(item(requirement));
            }
        });
        return new SpecDiff(added, changed, removed);
    }

    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }

    private static Map<String, JsonNode> byKey(JsonNode spec) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        spec.path("requirements").forEach(r -> all.put(r.path("key").asString(""), r));
        return all;
    }

    private static Item item(JsonNode r) {
        return new Item(
                r.path("id").asString(""),
                r.path("title").asString(""),
                r.path("statement").asString(""));
    }
}
