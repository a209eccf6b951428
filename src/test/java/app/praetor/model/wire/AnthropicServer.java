package app.praetor.model.wire;

import app.praetor.store.Json;
import com.sun.net.httpserver.Headers;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The messages API with server-sent events, as Anthropic documents it. */
final class AnthropicServer extends WireServer {
    private static final Set<String> OPTIONAL =
            Set.of("system", "temperature", "top_k", "top_p", "stop_sequences", "metadata", "service_tier");

    @Override
    public String baseUrl() {
        return origin() + "/v1";
    }

    @Override
    protected String operation() {
        return "/v1/messages";
    }

    @Override
    protected void headers(Headers headers) {
        Strict.that(KEY.equals(headers.getFirst("x-api-key")), "no x-api-key");
        Strict.that("2023-06-01".equals(headers.getFirst("anthropic-version")), "anthropic-version");
        none(headers, "Authorization", "x-goog-api-key", "anthropic-beta");
    }

    @Override
    protected void body(JsonNode body) {
        Strict.object("body", body, Set.of("model", "messages", "max_tokens", "stream", "output_config"), OPTIONAL);
        Strict.is("model", body.path("model"), MODEL);
        Strict.positive("max_tokens", body.path("max_tokens"));
        Strict.that(body.path("stream").asBoolean(false), "stream is not true");
        Strict.that(body.path("messages").size() == 1, "messages");
        JsonNode message = body.path("messages").path(0);
        Strict.object("message", message, Set.of("role", "content"), Set.of());
        Strict.is("role", message.path("role"), "user");
        block(message.path("content"));
        block(body.path("system"));
        Strict.object("output_config", body.path("output_config"), Set.of("format"), Set.of("effort"));
        JsonNode format = body.path("output_config").path("format");
        Strict.object("format", format, Set.of("type", "schema"), Set.of());
        Strict.is("format.type", format.path("type"), "json_schema");
        Strict.schema("schema", format.path("schema"), true);
    }

    private static void block(JsonNode blocks) {
        Strict.that(blocks.size() == 1, "content is not one block");
        Strict.object("block", blocks.path(0), Set.of("type", "text"), Set.of("cache_control"));
        Strict.is("block.type", blocks.path(0).path("type"), "text");
        Strict.text("block.text", blocks.path(0).path("text"));
    }

    @Override
    protected String contentType() {
        return "text/event-stream; charset=utf-8";
    }

    @Override
    public JsonNode document(JsonNode body) {
        return Json.parse(body.path("messages")
                .path(0)
                .path("content")
                .path(0)
                .path("text")
                .asString());
    }

    @Override
    public String rules(JsonNode body) {
        return body.path("system").path(0).path("text").asString();
    }

    @Override
    protected String opening() {
        return event(
                        "message_start",
                        ",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[],\"model\":\""
                                + MODEL
                                + "\",\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{\"input_tokens\":700,\"output_tokens\":1}}")
                + event("content_block_start", ",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}")
                + event("ping", "");
    }

    @Override
    protected String piece(String text) {
        return event(
                "content_block_delta",
                ",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":" + quoted(text) + "}");
    }

    @Override
    protected String ending(boolean tooLong) {
        return event("content_block_stop", ",\"index\":0")
                + event(
                        "message_delta",
                        ",\"delta\":{\"stop_reason\":\"" + (tooLong ? "max_tokens" : "end_turn")
                                + "\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":90}")
                + event("message_stop", "");
    }

    private static String event(String type, String members) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + members + "}\n\n";
    }

    @Override
    protected String refusal(String message) {
        return "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":" + quoted(message)
                + "}}";
    }
}
