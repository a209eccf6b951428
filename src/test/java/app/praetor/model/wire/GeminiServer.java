package app.praetor.model.wire;

import app.praetor.store.Json;
import com.sun.net.httpserver.Headers;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code streamGenerateContent} with server-sent events, as Google documents it for the Gemini API. */
final class GeminiServer extends WireServer {
    private static final Set<String> CONFIG = Set.of(
            "candidateCount",
            "maxOutputTokens",
            "responseLogprobs",
            "enableEnhancedCivicAnswers",
            "temperature",
            "topP",
            "topK",
            "seed",
            "stopSequences");

    @Override
    public String baseUrl() {
        return origin() + "/v1beta";
    }

    @Override
    protected String operation() {
        return "/v1beta/models/" + MODEL + ":streamGenerateContent?alt=sse";
    }

    @Override
    protected void headers(Headers headers) {
        Strict.that(KEY.equals(headers.getFirst("x-goog-api-key")), "no x-goog-api-key");
        none(headers, "Authorization", "x-api-key");
    }

    @Override
    protected void body(JsonNode body) {
        Strict.object(
                "body",
                body,
                Set.of("contents", "systemInstruction", "generationConfig"),
                Set.of("safetySettings", "cachedContent"));
        Strict.that(body.path("contents").size() == 1, "contents");
        content(body.path("contents").path(0));
        Strict.is("role", body.path("contents").path(0).path("role"), "user");
        content(body.path("systemInstruction"));
        JsonNode config = body.path("generationConfig");
        Strict.object("generationConfig", config, Set.of("responseMimeType", "responseSchema"), CONFIG);
        Strict.is("responseMimeType", config.path("responseMimeType"), "application/json");
        Strict.positive("maxOutputTokens", config.path("maxOutputTokens"));
        Strict.schema("responseSchema", config.path("responseSchema"), false);
    }

    private static void content(JsonNode content) {
        Strict.object("content", content, Set.of("parts"), Set.of("role"));
        Strict.that(content.path("parts").size() == 1, "parts");
        Strict.object("part", content.path("parts").path(0), Set.of("text"), Set.of());
        Strict.text("text", content.path("parts").path(0).path("text"));
    }

    @Override
    protected String contentType() {
        return "text/event-stream";
    }

    @Override
    public JsonNode document(JsonNode body) {
        return Json.parse(text(body.path("contents").path(0)));
    }

    @Override
    public String rules(JsonNode body) {
        return text(body.path("systemInstruction"));
    }

    private static String text(JsonNode content) {
        return content.path("parts").path(0).path("text").asString();
    }

    @Override
    protected String opening() {
        return "";
    }

    @Override
    protected String piece(String text) {
        return chunk(text, "", 0);
    }

    @Override
    protected String ending(boolean tooLong) {
        return chunk("", ",\"finishReason\":\"" + (tooLong ? "MAX_TOKENS" : "STOP") + "\"", 90);
    }

    private static String chunk(String text, String more, int out) {
        return "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":" + quoted(text)
                + "}],\"role\":\"model\"},\"index\":0" + more + "}],\"usageMetadata\":{\"promptTokenCount\":700"
                + ",\"candidatesTokenCount\":" + out + ",\"totalTokenCount\":" + (700 + out) + "},\"modelVersion\":\""
                + MODEL + "\",\"responseId\":\"r1\"}\r\n\r\n";
    }

    @Override
    protected String refusal(String message) {
        return "{\"error\":{\"code\":400,\"message\":" + quoted(message) + ",\"status\":\"INVALID_ARGUMENT\"}}";
    }
}
