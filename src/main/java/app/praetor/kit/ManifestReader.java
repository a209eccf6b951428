package app.praetor.kit;

import app.praetor.kit.KitManifest.Check;
import app.praetor.kit.KitManifest.OnExisting;
import app.praetor.kit.KitManifest.Output;
import app.praetor.kit.KitManifest.Phase;
import app.praetor.kit.KitManifest.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads a manifest strictly: everything that is wrong is collected, each with line and pointer. */
final class ManifestReader {
    static final Set<String> RUNNABLE_CHECKS = Set.of("json-schema", "yaml", "markdown-links", "openapi", "regex");
    private static final Set<String> CHECKS =
            Set.of("json-schema", "openapi", "sql", "yaml", "xml", "markdown-links", "bpmn", "regex");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern SEMVER = Pattern.compile("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

    private final String file;
    private final YamlTree tree;
    private final List<KitProblem> problems = new ArrayList<>();

    ManifestReader(String file, YamlTree tree) {
        this.file = file;
        this.tree = tree;
    }

    /** Throws KitException with every problem. */
    KitManifest read() {
        if (!(tree.value() instanceof Map<?, ?>)) {
            throw new KitException(new KitProblem(file, 1, "", "must be a mapping"));
        }
        Map<String, Object> root = map(tree.value(), "");
        keys(
                root,
                "",
                "apiVersion kit phases",
                "platform inputs credentials discover outputs resources steps verify migrations children");
        if (root.containsKey("apiVersion") && !"praetor.dev/kit/v1".equals(root.get("apiVersion"))) {
            problem("/apiVersion", "must be praetor.dev/kit/v1");
        }
        Map<String, Object> kit = map(root.get("kit"), "/kit");
        keys(kit, "/kit", "id name version type", "description author status requires");
        keys(map(kit.get("requires"), "/kit/requires"), "/kit/requires", "", "praetor java");
        String id = text(kit, "id", "/kit");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            problem("/kit/id", "must be small letters, digits and hyphens");
        }
        String version = text(kit, "version", "/kit");
        if (!version.isEmpty() && !SEMVER.matcher(version).matches()) {
            problem("/kit/version", "must be a semantic version like 1.0.0");
        }
        Type type = choice(Type.class, kit, "type", "/kit", Type.FILE);
        List<Phase> phases = phases(root);
        Map<String, Object> inputs = map(root.get("inputs"), "/inputs");
        if (!inputs.isEmpty() && !"object".equals(inputs.get("type"))) {
            problem("/inputs/type", "must be object");
        }
        map(inputs.get("properties"), "/inputs/properties")
                .forEach((k, v) -> map(v, "/inputs/properties/" + YamlTree.escape(k)));
        List<String> unsupported = others(root, type, phases);
        List<Output> outputs = outputs(root, unsupported);
        if (type == Type.FILE && outputs.isEmpty()) {
            problem("/outputs", "a kit of type file needs at least one output");
        }
        if (!problems.isEmpty()) {
            throw new KitException(problems);
        }
        return new KitManifest(
                id,
                text(kit, "name", "/kit"),
                version,
                type,
                text(kit, "description", "/kit"),
                phases,
                inputs,
                outputs,
                unsupported);
    }

    private List<Phase> phases(Map<String, Object> root) {
        List<Phase> phases = new ArrayList<>();
        int i = 0;
        for (Object item : list(root.get("phases"), "/phases")) {
            try {
                Phase phase = Phase.valueOf(String.valueOf(item));
                if (!phases.isEmpty() && phase.compareTo(phases.getLast()) <= 0) {
                    problem("/phases/" + i, "is out of order");
                }
                phases.add(phase);
            } catch (IllegalArgumentException e) {
                problem("/phases/" + i, "must be one of " + Arrays.toString(Phase.values()));
            }
            i++;
        }
        if (root.containsKey("phases") && i == 0) {
            problem("/phases", "must name at least one phase");
        }
        return phases;
    }

    /** Checks the parts that this version does not run and names those that are there. */
    private List<String> others(Map<String, Object> root, Type type, List<Phase> phases) {
        List<String> unsupported = new ArrayList<>();
        if (type != Type.FILE) {
            unsupported.add("kit.type " + type.name().toLowerCase(Locale.ROOT));
        }
        phases.stream()
                .filter(p -> p == Phase.CHECK || p == Phase.DISCOVER)
                .forEach(p -> unsupported.add("phase " + p));
        keys(
                map(root.get("platform"), "/platform"),
                "/platform",
                root.get("platform") == null ? "" : "name",
                "category contract");
        Map<String, Object> credentials = map(root.get("credentials"), "/credentials");
        keys(credentials, "/credentials", root.get("credentials") == null ? "" : "type", "scopes check");
        if (credentials.containsKey("type")
                && !Set.of("oauth2", "api_key", "basic", "custom").contains(credentials.get("type"))) {
            problem("/credentials/type", "must be oauth2, api_key, basic or custom");
        }
        Map<String, Object> discover = map(root.get("discover"), "/discover");
        keys(discover, "/discover", "", "reads ttl implications");
        items(discover.get("reads"), "/discover/reads", "id", "get query key");
        items(root.get("resources"), "/resources", "kind key", "each create update delete compare ignore dryRun");
        items(root.get("steps"), "/steps", "id phase action", "if needs continueOnError always idempotencyKey with");
        items(root.get("verify"), "/verify", "", "rediscover expectChanges request expect command");
        items(root.get("migrations"), "/migrations", "from", "to before after");
        items(root.get("children"), "/children", "kit", "inputs after");
        for (String part : List.of(
                "platform", "credentials", "discover", "resources", "steps", "verify", "migrations", "children")) {
            Object value = root.get(part);
            if (value != null && !(value instanceof List<?> l && l.isEmpty())) {
                unsupported.add(part);
            }
        }
        return unsupported;
    }

    private List<Output> outputs(Map<String, Object> root, List<String> unsupported) {
        List<Output> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int i = 0;
        for (Object item : list(root.get("outputs"), "/outputs")) {
            String at = "/outputs/" + i++;
            Map<String, Object> o = map(item, at);
            keys(o, at, "id type path", "each template when validate autofix repair onExisting");
            String id = text(o, "id", at);
            if (!id.isEmpty() && !ids.add(id)) {
                problem(at + "/id", "is used twice");
            }
            String each = optional(o, "each", at);
            if (each != null && !Expression.isEach(each)) {
                problem(at + "/each", "must look like: inputs.items as item");
            }
            String when = optional(o, "when", at);
            if (when != null && !Expression.isCondition(when)) {
                problem(at + "/when", "must look like: inputs.flag, !inputs.flag or inputs.kind == 'x', joined by and");
            }
            String path = text(o, "path", at);
            if (path.startsWith("/")
                    || path.contains("\\")
                    || Arrays.asList(path.split("/")).contains("..")) {
                problem(at + "/path", "must stay below the output folder");
            }
            if (o.get("autofix") instanceof List<?> l && !l.isEmpty()) {
                unsupported.add("outputs.autofix");
            }
            if (o.get("repair") != null && !(o.get("repair") instanceof Long)) {
                problem(at + "/repair", "must be a number");
            } else if (o.get("repair") instanceof Long n && n > 0) {
                unsupported.add("outputs.repair");
            }
            String template = optional(o, "template", at);
            if (template == null && o.containsKey("id")) {
                problem(at, "needs a template");
            }
            all.add(new Output(
                    id,
                    text(o, "type", at),
                    path,
                    template,
                    each,
                    when,
                    checks(o, at, unsupported),
                    choice(OnExisting.class, o, "onExisting", at, OnExisting.OVERWRITE),
                    tree.line(at)));
        }
        return all;
    }

    /** A validator is a kind ({@code yaml}) or a kind with its argument ({@code json-schema: schemas/a.json}). */
    private List<Check> checks(Map<String, Object> output, String at, List<String> unsupported) {
        List<Check> all = new ArrayList<>();
        int i = 0;
        for (Object item : list(output.get("validate"), at + "/validate")) {
            String here = at + "/validate/" + i++;
            String kind = String.valueOf(item);
            String argument = "";
            if (item instanceof Map<?, ?> m && m.size() == 1) {
                Map.Entry<?, ?> e = m.entrySet().iterator().next();
                kind = String.valueOf(e.getKey());
                argument = String.valueOf(e.getValue());
            }
            if (!CHECKS.contains(kind)) {
                problem(here, "must be one of " + CHECKS.stream().sorted().toList());
            } else if (!RUNNABLE_CHECKS.contains(kind)) {
                unsupported.add("validator " + kind);
            } else if (Set.of("json-schema", "regex").contains(kind) && argument.isEmpty()) {
                problem(here, kind + " needs an argument");
            }
            if (kind.equals("regex")) {
                try {
                    Pattern.compile(argument);
                } catch (PatternSyntaxException e) {
                    problem(here, "is no regular expression: " + e.getDescription());
                }
            }
            all.add(new Check(kind, argument, tree.line(here)));
        }
        return all;
    }

    private void items(@Nullable Object value, String at, String required, String optional) {
        int i = 0;
        for (Object item : list(value, at)) {
            keys(map(item, at + "/" + i), at + "/" + i, required, optional);
            i++;
        }
    }

    private void keys(Map<String, Object> map, String at, String required, String optional) {
        List<String> needed = required.isEmpty() ? List.of() : List.of(required.split(" "));
        List<String> allowed = List.of(optional.split(" "));
        for (String key : map.keySet()) {
            if (!needed.contains(key) && !allowed.contains(key)) {
                problem(at + "/" + YamlTree.escape(key), "unknown key “" + key + "”");
            }
        }
        needed.stream()
                .filter(k -> map.get(k) == null)
                .forEach(k -> problem(at, "required key “" + k + "” is missing"));
    }

    private <E extends Enum<E>> E choice(Class<E> type, Map<String, Object> map, String key, String at, E standard) {
        Object value = map.get(key);
        if (value == null) {
            return standard;
        }
        for (E e : type.getEnumConstants()) {
            if (e.name().toLowerCase(Locale.ROOT).equals(value)) {
                return e;
            }
        }
        problem(
                at + "/" + key,
                "must be one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
        return standard;
    }

    private String text(Map<String, Object> map, String key, String at) {
        String value = optional(map, key, at);
        return value == null ? "" : value;
    }

    private @Nullable String optional(Map<String, Object> map, String key, String at) {
        Object value = map.get(key);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        problem(at + "/" + key, "must be a text");
        return null;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> map(@Nullable Object value, String at) {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        problem(at, "must be a mapping");
        return Map.of();
    }

    private List<?> list(@Nullable Object value, String at) {
        if (value == null || value instanceof List<?>) {
            return value == null ? List.of() : (List<?>) value;
        }
        problem(at, "must be a list");
        return List.of();
    }

    private void problem(String pointer, String message) {
        problems.add(new KitProblem(file, tree.line(pointer), pointer, message));
    }
}
