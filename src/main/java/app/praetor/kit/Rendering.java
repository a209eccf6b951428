package app.praetor.kit;

import app.praetor.kit.KitManifest.Check;
import app.praetor.kit.KitManifest.Output;
import app.praetor.kit.check.LinkCheck;
import app.praetor.kit.check.OpenApiCheck;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Renders and validates every output in memory; nothing is written. */
final class Rendering {
    private static final int MAX_FILES = 5_000;
    private static final Set<String> WARN_ONLY = Set.of("markdown-links");

    private final Kit kit;
    private final BooleanSupplier cancel;

    Rendering(Kit kit, BooleanSupplier cancel) {
        this.kit = kit;
        this.cancel = cancel;
    }

    /** One file in memory; the text is empty when it failed. */
    record Made(Output output, String path, String text, List<KitProblem> problems, boolean failed) {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Every file of the kit; {@code exists} answers for files that are in the output folder already. */
    List<Made> render(Map<String, Object> context, Predicate<String> exists) {
        List<Made> made = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (Output output : kit.manifest().outputs()) {
            if (output.each() == null) {
                one(output, context, made, paths);
                continue;
            }
            for (Object item : Expression.items(output.each(), context)) {
                Map<String, Object> inner = new HashMap<>(context);
                inner.put(Expression.name(output.each()), item);
                one(output, inner, made, paths);
            }
        }
        Set<String> good = new HashSet<>();
        made.stream().filter(m -> !m.failed()).forEach(m -> good.add(m.path()));
        return made.stream()
                .map(m -> m.failed() ? m : checked(m, p -> good.contains(p) || exists.test(p)))
                .toList();
    }

    private void one(Output output, Map<String, Object> context, List<Made> made, Set<String> paths) {
        if (cancel.getAsBoolean() || (output.when() != null && !Expression.test(output.when(), context))) {
            return;
        }
        String path = output.path();
        try {
            if (made.size() >= MAX_FILES) {
                throw new KitException(
                        new KitProblem("kit.yaml", output.line(), "", "makes more than " + MAX_FILES + " files"));
            }
            path = Templates.render("kit.yaml", output.path(), context, cancel);
            // A name that differs only in case is the same file on some systems.
            if (KitLoader.unsafe(path) || path.length() > 400 || path.startsWith(KitRunner.ANSWERS)) {
                throw new KitException(
                        new KitProblem("kit.yaml", output.line(), "", "the path leaves the output folder: " + path));
            }
            if (!paths.add(path.toLowerCase(java.util.Locale.ROOT))) {
                throw new KitException(
                        new KitProblem("kit.yaml", output.line(), "", "the path is made twice: " + path));
            }
            String template = output.template() == null ? "" : output.template();
            String source = kit.text(template);
            String text = Templates.render(template, source == null ? "" : source, context, cancel);
            made.add(new Made(output, path, text, List.of(), false));
        } catch (KitException e) {
            made.add(new Made(output, path, "", e.problems(), true));
        }
    }

    private Made checked(Made m, Predicate<String> exists) {
        List<KitProblem> problems = new ArrayList<>();
        boolean failed = false;
        for (Check check : m.output().validate()) {
            List<KitProblem> found = run(check, m, exists);
            problems.addAll(found);
            failed |= !found.isEmpty() && !WARN_ONLY.contains(check.kind());
        }
        return new Made(m.output(), m.path(), failed ? "" : m.text(), problems, failed);
    }

    private List<KitProblem> run(Check check, Made m, Predicate<String> exists) {
        List<KitProblem> found = new ArrayList<>();
        try {
            switch (check.kind()) {
                case "yaml" -> YamlTree.parse(m.path(), m.text());
                case "openapi" -> {
                    YamlTree tree = YamlTree.parse(m.path(), m.text());
                    OpenApiCheck.check(tree.value()).forEach(p -> {
                        int colon = p.indexOf(": ");
                        String pointer = p.substring(0, colon);
                        found.add(new KitProblem(
                                m.path(),
                                tree.line(pointer.equals("/") ? "" : pointer),
                                pointer,
                                p.substring(colon + 2)));
                    });
                }
                case "markdown-links" ->
                    LinkCheck.check(m.path(), m.text(), exists)
                            .forEach(p -> found.add(new KitProblem(m.path(), 0, "", p)));
                case "regex" -> {
                    if (!Pattern.compile(check.argument()).matcher(m.text()).find()) {
                        found.add(new KitProblem(m.path(), 0, "", "does not match " + check.argument()));
                    }
                }
                case "json-schema" -> schema(check, m, found);
                default -> found.add(new KitProblem(m.path(), 0, "", "no validator " + check.kind()));
            }
        } catch (KitException e) {
            found.addAll(e.problems());
        } catch (StackOverflowError e) {
            // A regular expression of the kit may recurse without end on its input.
            found.add(new KitProblem(m.path(), 0, "", "the check " + check.kind() + " is too deep"));
        }
        return found;
    }

    private void schema(Check check, Made m, List<KitProblem> found) {
        try {
            String schema = kit.text(check.argument());
            Object value = YamlTree.parse(m.path(), m.text()).value();
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            schema == null ? "false" : schema,
                            check.argument().endsWith(".json") ? InputFormat.JSON : InputFormat.YAML)
                    .validate(JsonMapper.builder()
                            .build()
                            .<tools.jackson.databind.JsonNode>valueToTree(
                                    value == null ? new LinkedHashMap<>() : value))
                    .forEach(e -> found.add(
                            new KitProblem(m.path(), 0, e.getInstanceLocation().toString(), e.getMessage())));
        } catch (KitException e) {
            throw e;
        } catch (RuntimeException e) {
            found.add(new KitProblem(check.argument(), 0, "", "is no usable JSON Schema: " + e.getMessage()));
        }
    }
}
