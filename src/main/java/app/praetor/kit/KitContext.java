package app.praetor.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What templates see: {@code spec}, {@code inputs}, {@code kit}, and two views of the specification that a template
 * without logic cannot make: {@code sections} (sections that hold their requirements) and {@code api} (entities as
 * resources with paths, operations and typed properties; every text that ends in "Text" is a quoted YAML scalar).
 */
final class KitContext {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private KitContext() {}

    static Map<String, Object> of(Kit kit, Map<String, Object> spec, Map<String, Object> inputs) {
        KitManifest m = kit.manifest();
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("spec", spec);
        context.put("inputs", inputs);
        context.put("kit", Map.of("id", m.id(), "name", m.name(), "version", m.version()));
        context.put("sections", sections(spec));
        context.put("api", api(spec));
        return context;
    }

    private static List<Object> sections(Map<String, Object> spec) {
        Map<Object, Map<?, ?>> byId = new LinkedHashMap<>();
        maps(spec.get("requirements")).forEach(r -> byId.put(r.get("id"), r));
        List<Object> all = new ArrayList<>();
        for (Map<?, ?> section : maps(spec.get("sections"))) {
            List<Object> members = new ArrayList<>();
            for (String id : texts(section.get("requirements"))) {
                Map<?, ?> r = byId.get(id);
                if (r != null) {
                    members.add(requirement(r));
                }
            }
            all.add(Map.of("title", String.valueOf(section.get("title")), "requirements", members));
        }
        return all;
    }

    private static Map<String, Object> requirement(Map<?, ?> r) {
        Map<String, Object> copy = new LinkedHashMap<>();
        r.forEach((k, v) -> copy.put(String.valueOf(k), v));
        List<Object> acceptance = new ArrayList<>();
        for (Map<?, ?> c : maps(r.get("acceptance"))) {
            acceptance.add(
                    c.containsKey("measure")
                            ? "Measure: " + c.get("measure")
                            : "Given: " + c.get("given") + ". When: " + c.get("when") + ". Then: " + c.get("then"));
        }
        copy.put("acceptance", acceptance);
        List<Object> quotes = new ArrayList<>();
        for (Map<?, ?> s : maps(r.get("sources"))) {
            if (s.get("snippet") instanceof String snippet && !snippet.isBlank()) {
                quotes.add("“" + snippet.replaceAll("\\s+", " ").strip() + "”"
                        + (s.get("speaker") == null ? "" : " — " + s.get("speaker"))
                        + (s.get("turn") == null ? "" : ", turn " + s.get("turn")));
            }
        }
        copy.put("quotes", quotes);
        copy.put("unsure", Boolean.TRUE.equals(r.get("toConfirm")));
        return copy;
    }

    private static Map<String, Object> api(Map<String, Object> spec) {
        List<Object> resources = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (Map<?, ?> entity : maps(spec.get("entities"))) {
            String schema = camel(String.valueOf(entity.get("name")), true);
            if (schema.isEmpty() || !used.add(schema.toLowerCase(Locale.ROOT))) {
                continue;
            }
            resources.add(resource(entity, schema));
        }
        Object project = spec.get("project");
        String title = project instanceof Map<?, ?> p ? String.valueOf(p.get("name")) : "API";
        return Map.of("titleText", quoted(title), "resources", resources);
    }

    private static Map<String, Object> resource(Map<?, ?> entity, String schema) {
        String name = String.valueOf(entity.get("name"));
        String path = plural(kebab(name));
        Map<String, Map<String, Object>> properties = new TreeMap<>();
        properties.put("id", Map.of("nameText", quoted("id"), "type", "string", "format", ""));
        for (String attribute : texts(entity.get("attributes"))) {
            String property = camel(attribute, false);
            if (!property.isEmpty()) {
                String lower = attribute.toLowerCase(Locale.ROOT);
                String type = lower.matches(".*\\b(price|amount|cost|total|rate|fee)\\b.*")
                        ? "number"
                        : lower.matches(".*\\b(count|quantity|seats|number of .*)\\b.*") ? "integer" : "string";
                String format = lower.matches(".*\\bdate\\b.*") ? "date" : "";
                properties.putIfAbsent(property, Map.of("nameText", quoted(property), "type", type, "format", format));
            }
        }
        boolean create = false;
        boolean update = false;
        boolean delete = false;
        Map<String, Object> others = new LinkedHashMap<>();
        for (String action : texts(entity.get("actions"))) {
            String word = action.strip().toLowerCase(Locale.ROOT).split(" ", 2)[0];
            switch (word) {
                case "create", "add", "new" -> create = true;
                case "update", "edit", "change", "modify" -> update = true;
                case "delete", "remove" -> delete = true;
                case "list", "view", "read", "see", "get", "show", "" -> {}
                default -> {
                    String step = kebab(action);
                    if (!step.isEmpty()) {
                        others.putIfAbsent(
                                step,
                                Map.of(
                                        "step",
                                        step,
                                        "operation",
                                        camel(action, false) + schema,
                                        "summaryText",
                                        quoted(action + ": " + name)));
                    }
                }
            }
        }
        Map<String, Object> r = new LinkedHashMap<>();
        r.put("schema", schema);
        r.put("path", path);
        r.put("nameText", quoted(name));
        r.put("properties", new ArrayList<>(properties.values()));
        r.put("create", create);
        r.put("update", update);
        r.put("delete", delete);
        r.put("others", new ArrayList<>(others.values()));
        return r;
    }

    private static String quoted(String text) {
        return MAPPER.writeValueAsString(text);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[^A-Za-z0-9]+"))
                .filter(w -> !w.isEmpty())
                .toList();
    }

    private static String camel(String text, boolean upper) {
        StringBuilder out = new StringBuilder();
        for (String word : words(text)) {
            boolean small = out.isEmpty() && !upper;
            out.append(
                            small
                                    ? word.substring(0, 1).toLowerCase(Locale.ROOT)
                                    : word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word.substring(1));
        }
        return out.toString();
    }

    private static String kebab(String text) {
        return String.join("-", words(text)).toLowerCase(Locale.ROOT);
    }

    private static String plural(String word) {
        if (word.endsWith("s")) {
            return word;
        }
        return word.matches(".*[^aeiou]y")
                ? word.substring(0, word.length() - 1) + "ies"
                : word.matches(".*(x|ch|sh)") ? word + "es" : word + "s";
    }

    private static List<Map<?, ?>> maps(@org.jspecify.annotations.Nullable Object value) {
        List<Map<?, ?>> all = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> m) {
                    all.add(m);
                }
            }
        }
        return all;
    }

    private static List<String> texts(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
