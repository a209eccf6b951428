package app.praetor.kit;

import app.praetor.spec.CanonicalJson;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JsonSmartJsonProvider;
import com.jayway.jsonpath.spi.mapper.JsonSmartMappingProvider;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The inputs of a run.
 *
 * @param all for the templates
 * @param open without secrets: what may be written down
 * @param hash of {@code open}
 */
record KitInputs(Map<String, Object> all, Map<String, Object> open, String hash) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Takes what is given, then x-from, then the default; throws KitException when the schema is not met. */
    static KitInputs bind(Kit kit, Map<String, Object> spec, Map<String, Object> given) {
        List<KitProblem> problems = new ArrayList<>();
        Map<String, Object> all = new LinkedHashMap<>();
        Map<String, Object> open = new TreeMap<>();
        Map<String, Object> schema = kit.manifest().inputs();
        Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> m ? m : Map.of();
        given.keySet().stream()
                .filter(k -> !properties.containsKey(k))
                .forEach(k -> problems.add(problem(k, "is no input of this kit")));
        List<?> required = schema.get("required") instanceof List<?> l ? l : List.of();
        properties.forEach((key, value) -> {
            String name = String.valueOf(key);
            Map<?, ?> property = value instanceof Map<?, ?> m ? m : Map.of();
            Object found = given.get(name);
            if (found == null && property.get("x-from") instanceof String path) {
                found = read(spec, name, path, problems);
            }
            if (found == null) {
                found = property.get("default");
            }
            if (found != null) {
                all.put(name, found);
                if (!Boolean.TRUE.equals(property.get("x-secret"))) {
                    open.put(name, found);
                }
            } else if (required.contains(name)) {
                Object ask = property.get("x-ask");
                problems.add(problem(name, ask == null ? "is required" : "is required: " + ask));
            }
        });
        if (problems.isEmpty() && !schema.isEmpty()) {
            check(schema, all, problems);
        }
        if (!problems.isEmpty()) {
            throw new KitException(problems);
        }
        return new KitInputs(all, open, CanonicalJson.sha256(CanonicalJson.writeValue(open)));
    }

    private static void check(Map<String, Object> schema, Map<String, Object> all, List<KitProblem> problems) {
        try {
            JsonNode node = MAPPER.valueToTree(plain(schema));
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(node)
                    .validate(MAPPER.<JsonNode>valueToTree(all))
                    // Only the place and the rule: the message of a secret's check would hold the secret.
                    .forEach(e -> problems.add(new KitProblem(
                            "kit.yaml",
                            0,
                            "/inputs",
                            e.getInstanceLocation() + " does not meet “" + e.getKeyword() + "” of its schema")));
        } catch (RuntimeException e) {
            problems.add(new KitProblem("kit.yaml", 0, "/inputs", "is no usable JSON Schema: " + e.getMessage()));
        }
    }

    /** Without our own keywords, which a validator of JSON Schema does not know. */
    private static Object plain(Object node) {
        if (node instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                if (value != null && !String.valueOf(key).startsWith("x-")) {
                    copy.put(String.valueOf(key), plain(value));
                }
            });
            return copy;
        }
        return node instanceof List<?> list
                ? list.stream().map(KitInputs::plain).toList()
                : node;
    }

    @SuppressWarnings("NullAway") // JsonPath is not annotated: nothing found is null.
    private static Object read(Map<String, Object> spec, String name, String path, List<KitProblem> problems) {
        try {
            Configuration configuration = Configuration.builder()
                    .jsonProvider(new JsonSmartJsonProvider())
                    .mappingProvider(new JsonSmartMappingProvider())
                    .build();
            Object value = JsonPath.using(configuration).parse(spec).read(path);
            return value;
        } catch (PathNotFoundException e) {
            return null;
        } catch (JsonPathException | IllegalArgumentException e) {
            problems.add(problem(name, "x-from is no JSONPath: " + e.getMessage()));
            return null;
        }
    }

    private static KitProblem problem(String name, String message) {
        return new KitProblem("kit.yaml", 0, "/inputs/properties/" + YamlTree.escape(name), message);
    }
}
