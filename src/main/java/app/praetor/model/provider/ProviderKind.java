package app.praetor.model.provider;

/** The wire formats that a provider may speak. */
public enum ProviderKind {
    /** Chat completions of OpenAI, and of the many servers that speak like it. */
    OPENAI("https://api.openai.com/v1", true),
    /** The messages API of Anthropic. */
    ANTHROPIC("https://api.anthropic.com/v1", true),
    /** {@code generateContent} of Google's Gemini. */
    GEMINI("https://generativelanguage.googleapis.com/v1beta", true),
    /** An Ollama on this machine or in the house. */
    OLLAMA("http://localhost:11434", false);

    private final String usualUrl;
    private final boolean usuallyKeyed;

    ProviderKind(String usualUrl, boolean usuallyKeyed) {
        this.usualUrl = usualUrl;
        this.usuallyKeyed = usuallyKeyed;
    }

    /** Where the provider itself serves this format. */
    public String usualUrl() {
        return usualUrl;
    }

    /** Whether the provider itself wants a key. */
    public boolean usuallyKeyed() {
        return usuallyKeyed;
    }
}
