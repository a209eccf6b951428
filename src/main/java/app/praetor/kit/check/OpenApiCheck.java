package app.praetor.kit.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The structure of an OpenAPI 3.0 or 3.1 document: what tools trip over first. */
public final class OpenApiCheck {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final Object root;
    private final List<String> problems = new ArrayList<>();

    private OpenApiCheck(Object root) {
        this.root = root;
    }

    /** Problems as "pointer: message"; empty when the structure holds. The document is plain maps and lists. */
    public static List<String> check(@Nullable Object document) {
        if (!(document instanceof Map<?, ?> map)) {
            return List.of("/: must be a mapping");
        }
        OpenApiCheck check = new OpenApiCheck(map);
        check.head(map);
        check.paths(map.get("paths"));
        check.references(map, "");
        return check.problems;
    }

    private void head(Map<?, ?> map) {
        if (!String.valueOf(map.get("openapi")).matches("3\\.[01]\\.\\d+")) {
            problems.add("/openapi: must be a version 3.0 or 3.1");
        }
        if (!(map.get("info") instanceof Map<?, ?> info) || info.get("title") == null || info.get("version") == null) {
            problems.add("/info: needs title and version");
        }
        if (map.get("paths") == null) {
            problems.add("/paths: is missing");
        }
    }

    private void paths(@Nullable Object paths) {
        if (paths == null) {
            return;
        }
        if (!(paths instanceof Map<?, ?> map)) {
            problems.add("/paths: must be a mapping");
            return;
        }
        Set<Object> operationIds = new HashSet<>();
        map.forEach((path, item) -> {
            String at = "/paths/" + String.valueOf(path).replace("~", "~0").replace("/", "~1");
            if (!String.valueOf(path).startsWith("/")) {
                problems.add(at + ": a path starts with /");
            }
            if (!(item instanceof Map<?, ?> operations)) {
                problems.add(at + ": must be a mapping");
                return;
            }
            operations.forEach((method, operation) -> {
                if (METHODS.contains(String.valueOf(method))) {
                    operation(at + "/" + method, operation, operationIds);
                }
            });
        });
    }

    private void operation(String at, @Nullable Object operation, Set<Object> ids) {
        if (!(operation instanceof Map<?, ?> map)
                || !(map.get("responses") instanceof Map<?, ?> responses)
                || responses.isEmpty()) {
            problems.add(at + ": needs responses");
            return;
        }
        Object id = map.get("operationId");
        if (id != null && !ids.add(id)) {
            problems.add(at + "/operationId: is used twice: " + id);
        }
    }

    private void references(@Nullable Object node, String at) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String ref && (!ref.startsWith("#/") || !resolves(ref))) {
                problems.add(at + "/$ref: does not resolve: " + ref);
            }
            map.forEach((k, v) -> references(v, at + "/" + k));
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                references(list.get(i), at + "/" + i);
            }
        }
    }

    private boolean resolves(String ref) {
        Object node = root;
        for (String part : ref.substring(2).split("/")) {
            node = node instanceof Map<?, ?> map
                    ? map.get(part.replace("~1", "/").replace("~0", "~"))
                    : null;
        }
        return node != null;
    }
}
