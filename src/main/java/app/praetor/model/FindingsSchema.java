package app.praetor.model;

import app.praetor.model.provider.ModelException;
import app.praetor.store.Json;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The shape of an answer (schemas/findings.json); checked here, whatever the provider promised to keep to. */
final class FindingsSchema {
    private final Schema schema = load();

    /**
     * Reads an answer.
     *
     * @param open paths of the open fields; a finding on another field makes the answer invalid
     * @throws ModelException when it is not JSON, is not of the shape, or speaks twice on one field
     */
    Finding.Answer read(String text, Set<String> open) {
        JsonNode json;
        try {
            json = Json.parse(text);
        } catch (JacksonException e) {
            throw new ModelException(ModelException.Reason.RUBBISH);
        }
        if (!schema.validate(json).isEmpty()) {
            throw new ModelException(ModelException.Reason.RUBBISH);
        }
        Finding.Answer answer = Json.MAPPER.treeToValue(json, Finding.Answer.class);
        Set<String> fields = new HashSet<>();
        for (Finding finding : answer.findings()) {
            if (!open.contains(finding.field()) || !fields.add(finding.field())) {
                throw new ModelException(ModelException.Reason.RUBBISH);
            }
        }
        return answer;
    }

    private static Schema load() {
        try (InputStream in = FindingsSchema.class.getResourceAsStream("/schemas/findings.json")) {
            if (in == null) {
                throw new IllegalStateException("Missing resource schemas/findings.json");
            }
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
