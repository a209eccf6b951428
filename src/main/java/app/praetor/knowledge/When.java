package app.praetor.knowledge;

import java.util.List;

/** Activation: any part that holds is enough; a rule without parts never holds. */
public record When(boolean always, List<String> keywords, List<String> features, List<String> domains) {
    /** Whether the rule has no parts. */
    public boolean isEmpty() {
        return !always && keywords.isEmpty() && features.isEmpty() && domains.isEmpty();
    }
}
