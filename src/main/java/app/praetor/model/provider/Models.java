package app.praetor.model.provider;

import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.URI;
import java.util.Map;

/** Makes the library's model of a provider, on a transport of ours. Nothing is logged, retried or listened to. */
final class Models {
    private Models() {}

    static StreamingChatModel of(Provider provider, Transport transport, int maxOutput) {
        String key = provider.key().reveal();
        return switch (provider.kind()) {
            case OPENAI -> openAi(provider, transport, maxOutput);
            case ANTHROPIC ->
                AnthropicStreamingChatModel.builder()
                        .httpClientBuilder(transport.builder())
                        .baseUrl(provider.baseUrl())
                        .apiKey(key)
                        .version("2023-06-01")
                        .modelName(provider.model())
                        .maxTokens(maxOutput)
                        .build();
            case GEMINI ->
                GoogleAiGeminiStreamingChatModel.builder()
                        .httpClientBuilder(transport.builder())
                        .baseUrl(provider.baseUrl())
                        .apiKey(key)
                        .modelName(provider.model())
                        .maxOutputTokens(maxOutput)
                        .build();
            case OLLAMA ->
                OllamaStreamingChatModel.builder()
                        .httpClientBuilder(transport.builder())
                        .baseUrl(provider.baseUrl())
                        .modelName(provider.model())
                        .temperature(0.0)
                        .numPredict(maxOutput)
                        .customHeaders(key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key))
                        .build();
        };
    }

    private static StreamingChatModel openAi(Provider provider, Transport transport, int maxOutput) {
        OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder builder = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(transport.builder())
                .baseUrl(provider.baseUrl())
                .modelName(provider.model())
                .strictJsonSchema(true);
        if (!provider.key().isEmpty()) {
            builder.apiKey(provider.key().reveal());
        }
        // OpenAI's newer models refuse max_tokens; most servers that only speak like it know no other name.
        boolean itself = "api.openai.com".equals(URI.create(provider.baseUrl()).getHost());
        return (itself ? builder.maxCompletionTokens(maxOutput) : builder.maxTokens(maxOutput)).build();
    }
}
