package app.praetor.model.wire;

import app.praetor.store.Json;
import com.sun.net.httpserver.Headers;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code /api/chat} with one JSON object a line, as Ollama documents it. */
final class OllamaServer extends WireServer {
    private static final Set<String> OPTIONS = Set.of(
            "temperature", "num_predict", "stop", "seed", "top_k", "top_p", "min_p", "num_ctx", "repeat_penalty");

    @Override
    public String baseUrl() {
        return origin();
    }

    @Override
    protected String operation() {
        return "/api/chat";
    }

    @Override
    protected void headers(Headers headers) {
        bearer(headers);
        none(headers, "x-api-key", "x-goog-api-key");
    }

    @Override
    protected void body(JsonNode body) {
        Strict.object(
                "body",
                body,
                Set.of("model", "messages", "stream", "format", "options"),
                Set.of("tools", "think", "keep_alive"));
        Strict.is("model", body.path("model"), MODEL);
        Strict.that(body.path("stream").asBoolean(false), "stream is not true");
        Strict.that(body.path("tools").isEmpty(), "tools");
        Strict.that(body.path("messages").size() == 2, "messages");
        String[] roles = {"system", "user"};
        for (int i = 0; i < 2; i++) {
            JsonNode message = body.path("messages").path(i);
            Strict.object("message", message, Set.of("role", "content"), Set.of("images", "tool_calls", "thinking"));
            Strict.is("role", message.path("role"), roles[i]);
            Strict.text("content", message.path("content"));
        }
        Strict.object("options", body.path("options"), Set.of("num_predict"), OPTIONS);
        Strict.positive("num_predict", body.path("options").path("num_predict"));
        Strict.schema("format", body.path("format"), false);
    }

    @Override
    protected String contentType() {
        return "application/x-ndjson";
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
        return "";
    }

    @Override
    protected String piece(String text) {
        return line(text, ",\"done\":false");
    }

    @Override
    protected String ending(boolean tooLong) {
        return line(
                "",
                ",\"done\":true,\"done_reason\":\"" + (tooLong ? "length" : "stop")
                        + "\",\"total_duration\":5191566416,\"load_duration\":2154458,\"prompt_eval_count\":700,"
                        + "\"prompt_eval_duration\":383809000,\"eval_count\":90,\"eval_duration\":4799921000");
    }

    private static String line(String text, String more) {
        return "{\"model\":\"" + MODEL + "\",\"created_at\":\"2026-11-20T08:52:19.385406Z\",\"message\":{\"role\":"
                + "\"assistant\",\"content\":" + quoted(text) + "}" + more + "}\n";
    }

    @Override
    protected String refusal(String message) {
        return "{\"error\":" + quoted(message) + "}";
    }
}
