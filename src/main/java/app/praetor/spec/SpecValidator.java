package app.praetor.spec;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Validates a specification by the schema of its format (schemas/spec-v1.json, spec-v2.json) and its own references. */
public final class SpecValidator {
    private final Schema v1 = load("spec-v1.json");
    private final Schema v2 = load("spec-v2.json");

    /** A problem at a JSON pointer; an empty pointer is the whole document. */
    public record Problem(String pointer, String message) {}

    /** Empty when the document is valid. */
    public List<Problem> validate(JsonNode spec) {
        String format = spec.path("format").asString("");
        if (!format.equals("v1") && !format.equals("v2")) {
            return List.of(new Problem("/format", "must be v1 or v2"));
        }
        List<Problem> problems = new ArrayList<>();
        (format.equals("v1") ? v1 : v2)
                .validate(spec)
                .forEach(e -> problems.add(new Problem(e.getInstanceLocation().toString(), e.getMessage())));
        if (format.equals("v2")) {
            references(spec, problems);
        }
        return problems;
    }

    private static void references(JsonNode spec, List<Problem> problems) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < spec.path("requirements").size(); i++) {
            String id = spec.path("requirements").path(i).path("id").asString("");
            if (!ids.add(id)) {
                problems.add(new Problem("/requirements/" + i + "/id", "is used twice: " + id));
            }
        }
        for (int i = 0; i < spec.path("sections").size(); i++) {
            for (JsonNode id : spec.path("sections").path(i).path("requirements")) {
                if (!ids.contains(id.asString(""))) {
                    problems.add(new Problem(
                            "/sections/" + i + "/requirements", "names no requirement: " + id.asString("")));
                }
            }
        }
        for (int i = 0; i < spec.path("traceability").size(); i++) {
            String id = spec.path("traceability").path(i).path("requirement").asString("");
            if (!ids.contains(id)) {
                problems.add(new Problem("/traceability/" + i + "/requirement", "names no requirement: " + id));
            }
        }
    }

    private static Schema load(String name) {
        try (InputStream in = SpecValidator.class.getResourceAsStream("/schemas/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Missing resource schemas/" + name);
            }
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
