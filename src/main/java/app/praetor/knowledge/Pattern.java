package app.praetor.knowledge;

import java.util.List;
import java.util.Map;

/**
 * A known way to solve a recurring problem ({@code patterns/}).
 *
 * @param source where the practice is described, e.g. "OWASP Top 10 2021, A01"
 * @param keywords words of a client that reveal the pattern
 * @param features catalogue features that it speaks for
 * @param answers proposals by question id
 */
public record Pattern(
        String id,
        String name,
        String source,
        String description,
        List<String> keywords,
        List<String> features,
        Map<String, String> answers) {}
