package app.praetor.model.wire;

import app.praetor.store.Json;
import com.sun.net.httpserver.Headers;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Chat completions with server-sent events, as OpenAI documents them. */
final class OpenAiServer extends WireServer {
    private static final Set<String> OPTIONAL =
            Set.of("max_tokens", "max_completion_tokens", "temperature", "top_p", "n", "stop", "seed", "user", "store");

    @Override
    public String baseUrl() {
        return origin() + "/v1";
    }

    @Override
    protected String operation() {
        return "/v1/chat/completions";
    }

    @Override
    protected void headers(Headers headers) {
        bearer(headers);
        none(headers, "x-api-key", "x-goog-api-key", "anthropic-version");
    }

    @Override
    protected void body(JsonNode body) {
        Strict.object(
                "body", body, Set.of("model", "messages", "stream", "stream_options", "response_format"), OPTIONAL);
        Strict.is("model", body.path("model"), MODEL);
        Strict.that(body.path("stream").asBoolean(false), "stream is not true");
        Strict.object("stream_options", body.path("stream_options"), Set.of("include_usage"), Set.of());
        Strict.that(body.has("max_tokens") != body.has("max_completion_tokens"), "not exactly one limit of the answer");
        Strict.that(body.path("messages").size() == 2, "messages");
        String[] roles = {"system", "user"};
        for (int i = 0; i < 2; i++) {
            JsonNode message = body.path("messages").path(i);
            Strict.object("message", message, Set.of("role", "content"), Set.of("name"));
            Strict.is("role", message.path("role"), roles[i]);
            Strict.text("content", message.path("content"));
        }
        JsonNode format = body.path("response_format");
        Strict.object("response_format", format, Set.of("type", "json_schema"), Set.of());
        Strict.is("response_format.type", format.path("type"), "json_schema");
        JsonNode schema = format.path("json_schema");
        Strict.object("json_schema", schema, Set.of("name", "schema"), Set.of("strict", "description"));
        Strict.that(schema.path("name").asString("").matches("[A-Za-z0-9_-]{1,64}"), "name of the schema");
        Strict.that(schema.path("strict").asBoolean(false), "not strict");
        Strict.schema("schema", schema.path("schema"), true);
    }

    @Override
    protected String contentType() {
        return "text/event-stream; charset=utf-8";
    }

    @Override
    public JsonNode document(JsonNode body) {
        return Json.parse(body.path("messages").path(1).path("content").asString());
    }

    @Override
    public String rules(JsonNode body) {
        return body.path("messages").path(0).path("content").asString();
    }

    @Override
    protected String opening() {
        return chunk(
                "[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]", "null");
    }

    @Override
    protected String piece(String text) {
        return chunk(
                "[{\"index\":0,\"delta\":{\"content\":" + quoted(text) + "},\"logprobs\":null,\"finish_reason\":null}]",
                "null");
    }

    @Override
    protected String ending(boolean tooLong) {
        String reason = tooLong ? "length" : "stop";
        return chunk("[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]", "null")
                + chunk("[]", "{\"prompt_tokens\":700,\"completion_tokens\":90,\"total_tokens\":790}")
                + "data: [DONE]\n\n";
    }

    private static String chunk(String choices, String usage) {
        return "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1790000000,\"model\":\""
                + MODEL + "\",\"system_fingerprint\":\"fp_1\",\"choices\":" + choices + ",\"usage\":" + usage + "}\n\n";
    }

    @Override
    protected String refusal(String message) {
        return "{\"error\":{\"message\":" + quoted(message) + ",\"type\":\"invalid_request_error\",\"param\":null,"
                + "\"code\":null}}";
    }
}
