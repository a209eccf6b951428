package app.praetor.question;

/**
 * A proposed answer.
 *
 * @param confidence 0 to 1
 * @param source persona, pattern, cascade or inference
 * @param explanation names the field in words and quotes the client, or says that nothing was said
 * @param origin where the explanation can be looked up
 */
public record Prefill(String answer, double confidence, String source, String explanation, Origin origin) {}
