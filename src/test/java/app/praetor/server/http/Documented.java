package app.praetor.server.http;

import app.praetor.store.Json;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares what the server answers with its OpenAPI document: the status, the headers, the kind of content and the body.
 * Objects count as closed here, so that a member that nobody has documented is found, too.
 */
final class Documented {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "head", "patch", "options");

    private final JsonNode document = Json.parse(new String(new OpenApi().json(), StandardCharsets.UTF_8));
    private final JsonNode closed = close(document.at("/components/schemas").deepCopy());
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    /** The whole of it. */
    JsonNode document() {
        return document;
    }

    /** Every operation, as a method and the pattern of a path. */
    Set<String> operations() {
        Set<String> all = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (String method : path.getValue().propertyNames()) {
                if (METHODS.contains(method)) {
                    all.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                }
            }
        }
        return all;
    }

    /** Every status of every operation. */
    Set<String> statuses() {
        Set<String> all = new TreeSet<>();
        for (String operation : operations()) {
            operation(operation).path("responses").propertyNames().forEach(status -> all.add(operation + " " + status));
        }
        return all;
    }

    /** The statuses that came, as {@link #statuses()} names them. */
    Set<String> seen() {
        return Set.copyOf(seen);
    }

    JsonNode operation(String name) {
        String[] parts = name.split(" ", 2);
        return document.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    }

    /** What a reference stands for. */
    JsonNode resolved(JsonNode node) {
        String ref = node.path("$ref").asString("");
        return ref.isEmpty() ? node : document.at(ref.substring(1));
    }

    /** Compares an answer. */
    void check(String method, String path, byte[] request, HttpResponse<byte[]> answer) {
        byte[] body = answer.headers()
                        .firstValue("Content-Encoding")
                        .filter("gzip"::equals)
                        .isPresent()
                ? inflated(answer.body())
                : answer.body();
        // An address that has two meanings does not get as far as any route, and is answered by what is below them.
        if (answer.statusCode() == 400
                && path.contains("%")
                && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            return;
        }
        String meant =
                answer.request().headers().firstValue("X-HTTP-Method-Override").orElse(method);
        check(meant, path, request, answer.statusCode(), answer.headers(), body);
    }

    /** Compares an answer whose body is not packed. */
    void check(String method, String path, byte[] request, int status, HttpHeaders headers, byte[] body) {
        Optional<String> operation = find(method, path.replaceAll("/*([?#].*)?$", ""));
        if (operation.isEmpty()) {
            // HEAD is answered where GET is.
            if (status < 300 && !method.equals("HEAD")) {
                throw new AssertionError(method + " " + path + " is answered, and not documented");
            }
            return;
        }
        String name = operation.get() + " " + status;
        JsonNode response =
                resolved(operation(operation.get()).path("responses").path(Integer.toString(status)));
        if (response.isMissingNode()) {
            throw new AssertionError(name + " is not documented: " + new String(body, StandardCharsets.UTF_8));
        }
        headers(name, response.path("headers"), headers);
        if (!method.equals("HEAD")) {
            content(name, response.path("content"), headers, body);
        }
        if (status < 300) {
            request(operation.get(), request);
        }
        seen.add(name);
    }

    private Optional<String> find(String method, String path) {
        return operations().stream()
                .filter(o -> o.startsWith(method + " "))
                .filter(o -> Pattern.matches(
                        o.substring(method.length() + 1).replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+"), path))
                .findFirst();
    }

    private void headers(String name, JsonNode documented, HttpHeaders headers) {
        for (Map.Entry<String, JsonNode> one : documented.properties()) {
            JsonNode header = resolved(one.getValue());
            Optional<String> value = headers.firstValue(one.getKey());
            if (value.isEmpty() && header.path("required").asBoolean(false)) {
                throw new AssertionError(name + " lacks the header " + one.getKey());
            }
            value.ifPresent(v -> matches(name + " " + one.getKey(), header.path("schema"), true, Json.of(v)));
        }
    }

    private void content(String name, JsonNode content, HttpHeaders headers, byte[] body) {
        if (content.isMissingNode()) {
            if (body.length > 0) {
                throw new AssertionError(name + " has a body that is not documented");
            }
            return;
        }
        String type = headers.firstValue("Content-Type")
                .orElse("")
                .replaceAll(";.*", "")
                .strip();
        JsonNode media = content.path(type);
        if (media.isMissingNode()) {
            throw new AssertionError(name + " comes as '" + type + "', which is not documented");
        }
        String text = new String(body, StandardCharsets.UTF_8);
        if (type.endsWith("json")) {
            matches(name, media.path("schema"), true, Json.parse(text));
        } else if (type.startsWith("text/")) {
            matches(name, media.path("schema"), true, Json.of(text));
        }
    }

    /** What the server has taken must have been what the document asks for; more than that may be in it. */
    private void request(String operation, byte[] body) {
        JsonNode schema = operation(operation).at("/requestBody/content/application~1json/schema");
        if (!schema.isMissingNode()) {
            byte[] plain = body.length > 1 && body[0] == 0x1f ? inflated(body) : body;
            matches(operation + " request", schema, false, Json.parse(new String(plain, StandardCharsets.UTF_8)));
        }
    }

    /** Compares a value with a schema of the document. */
    void matches(String name, JsonNode schema, boolean strict, JsonNode value) {
        List<Error> errors = schemas.computeIfAbsent(strict + schema.toString(), key -> schema(schema, strict))
                .validate(
                        value.toString(),
                        InputFormat.JSON,
                        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)));
        if (!errors.isEmpty()) {
            throw new AssertionError(name + " is not as documented: " + errors + " in " + value);
        }
    }

    private Schema schema(JsonNode schema, boolean strict) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.set("$defs", strict ? closed : document.at("/components/schemas"));
        root.putArray("allOf").add(strict ? close(schema.deepCopy()) : schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root.toString().replace("#/components/schemas/", "#/$defs/"), InputFormat.JSON);
    }

    private static JsonNode close(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("type").asString("").equals("object")
                    && object.has("properties")
                    && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
            object.forEach(Documented::close);
        } else if (node instanceof ArrayNode array) {
            array.forEach(Documented::close);
        }
        return node;
    }

    private static byte[] inflated(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
