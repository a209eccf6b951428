package app.praetor.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.kit.check.OpenApiCheck;
import app.praetor.server.http.TestServer.Answer;
import app.praetor.store.Json;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The document of the server's routes: of every route, valid in itself, and strict enough to find what differs. */
class OpenApiTest {
    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "path", Set.of("summary", "description", "parameters", "get", "put", "post", "delete", "head"),
            "operation",
                    Set.of(
                            "tags",
                            "summary",
                            "description",
                            "operationId",
                            "parameters",
                            "requestBody",
                            "responses",
                            "security"),
            "parameter", Set.of("name", "in", "description", "required", "deprecated", "schema", "example"),
            "response", Set.of("description", "headers", "content"),
            "header", Set.of("description", "required", "schema"),
            "media", Set.of("schema", "example", "examples"));

    private final Documented documented = new Documented();
    private final JsonNode document = documented.document();

    @Test
    void everyRouteIsInItAndEveryPathOfItIsARoute() {
        try (TestServer server = new TestServer()) {
            assertThat(documented.operations()).isEqualTo(new TreeSet<>(server.routes()));
            Answer served = server.get("/openapi.json", null);
            assertThat(served.status()).isEqualTo(200);
            assertThat(served.body()).isEqualTo(document);
        }
    }

    @Test
    void itsStructureHolds() {
        assertThat(document.path("openapi").asString()).startsWith("3.1.");
        assertThat(OpenApiCheck.check(Json.MAPPER.convertValue(document, Map.class)))
                .isEmpty();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            members("path", path.getKey(), path.getValue());
        }
        for (String name : documented.operations()) {
            JsonNode operation = documented.operation(name);
            members("operation", name, operation);
            assertThat(operation.path("operationId").asString("")).as(name).isNotEmpty();
            assertThat(operation.path("summary").asString("")).as(name).endsWith(".");
            assertThat(document.path("tags").findValuesAsString("name"))
                    .as(name)
                    .containsAll(Json.MAPPER.convertValue(operation.path("tags"), List.class));
            parameters(name, operation);
            for (Map.Entry<String, JsonNode> response :
                    operation.path("responses").properties()) {
                response(name + " " + response.getKey(), documented.resolved(response.getValue()));
            }
        }
    }

    private static void members(String kind, String where, JsonNode node) {
        assertThat(MEMBERS.get(kind)).as(where).containsAll(node.propertyNames());
    }

    private void parameters(String name, JsonNode operation) {
        List<JsonNode> all = new ArrayList<>();
        String path = name.substring(name.indexOf(' ') + 1);
        document.path("paths").path(path).path("parameters").forEach(p -> all.add(documented.resolved(p)));
        operation.path("parameters").forEach(p -> all.add(documented.resolved(p)));
        List<String> inPath = new ArrayList<>();
        for (JsonNode parameter : all) {
            members("parameter", name, parameter);
            assertThat(parameter.path("in").asString()).as(name).isIn("path", "query", "header");
            assertThat(parameter.has("schema")).as(name).isTrue();
            if (parameter.path("in").asString().equals("path")) {
                assertThat(parameter.path("required").asBoolean()).as(name).isTrue();
                inPath.add("{" + parameter.path("name").asString() + "}");
            }
        }
        assertThat(Pattern.compile("\\{[^}]*}").matcher(path).results().map(r -> r.group()))
                .as(name)
                .containsExactlyElementsOf(inPath);
    }

    private void response(String name, JsonNode response) {
        members("response", name, response);
        assertThat(response.path("description").asString("")).as(name).isNotEmpty();
        response.path("headers").forEach(h -> members("header", name, documented.resolved(h)));
        JsonNode content = response.path("content");
        if (name.matches(".* 20[124]") || name.matches("HEAD .* 200")) {
            assertThat(content.isMissingNode()).as(name).isTrue();
            return;
        }
        assertThat(content).as(name).hasSize(1);
        assertThat(content.propertyNames().iterator().next().equals("application/problem+json"))
                .as(name)
                .isEqualTo(name.matches(".* [45]\\d\\d"));
        for (JsonNode media : content) {
            members("media", name, media);
            assertThat(media.path("schema")).as(name).isNotEmpty();
        }
    }

    @Test
    void itsSchemasAreSchemas() {
        var meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        List<JsonNode> schemas = new ArrayList<>(document.findValues("schema"));
        document.path("components").path("schemas").forEach(schemas::add);
        // The batch has a member of this name, and so has its example.
        schemas.removeIf(schema -> !schema.isObject());

        assertThat(schemas).hasSizeGreaterThan(50);
        for (JsonNode schema : schemas) {
            assertThat(meta.validate(schema)).as(schema.toString()).isEmpty();
        }
    }

    @Test
    void itsExamplesAreWhatItAsksFor() {
        int count = 0;
        for (JsonNode parent : document.findParents("schema")) {
            List<JsonNode> examples = new ArrayList<>();
            parent.path("examples").forEach(e -> examples.add(e.path("value")));
            if (parent.has("example")) {
                examples.add(parent.path("example"));
            }
            for (JsonNode example : examples) {
                documented.matches("example", parent.path("schema"), true, example);
                count++;
            }
        }
        assertThat(count).isGreaterThan(5);
        assertThat(documented.operation("POST /v1/sync/push").at("/requestBody/content/application~1json/examples"))
                .isNotEmpty();
        assertThat(documented.operation("GET /v1/sync/pull").at("/responses/200/content/application~1json/examples"))
                .isNotEmpty();
    }

    @Test
    void nothingOfItsPartsIsUnused() {
        String text = document.toString();
        for (String kind : List.of("parameters", "headers", "responses", "schemas")) {
            for (String part : document.path("components").path(kind).propertyNames()) {
                assertThat(text).contains("\"$ref\":\"#/components/" + kind + "/" + part + "\"");
            }
        }
    }

    @Test
    void whatIsNotDocumentedIsFound() {
        answer("GET", "/healthz", 200, "application/json", "{\"status\":\"up\"}");

        differs("GET", "/healthz", 204, "application/json", "", "GET /healthz 204 is not documented");
        differs("GET", "/healthz", 200, "application/json", "{\"status\":\"down\"}", "is not as documented");
        differs("GET", "/healthz", 200, "application/json", "{\"status\":\"up\",\"x\":1}", "is not as documented");
        differs("GET", "/healthz", 200, "text/html", "<p>", "comes as 'text/html'");
        differs("GET", "/v1/sync/stream", 200, "text/event-stream", "", "lacks the header Cache-Control");
        differs("GET", "/v1/auth/devices", 200, "application/json", "[{\"id\":\"x\"}]", "is not as documented");
        differs("POST", "/v1/auth/signout", 204, "application/json", "{}", "has a body that is not documented");
        differs("PATCH", "/v1/auth/devices", 200, "application/json", "{}", "is answered, and not documented");
    }

    private void differs(String method, String path, int status, String type, String body, String why) {
        assertThatThrownBy(() -> answer(method, path, status, type, body))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(why);
    }

    private void answer(String method, String path, int status, String type, String body) {
        documented.check(
                method,
                path,
                new byte[0],
                status,
                HttpHeaders.of(Map.of("Content-Type", List.of(type)), (name, value) -> true),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
