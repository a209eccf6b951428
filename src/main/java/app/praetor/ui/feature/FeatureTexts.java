package app.praetor.ui.feature;

import app.praetor.ui.Messages;
import java.util.Locale;

/** Words for the coded parts of a candidate. */
final class FeatureTexts {
    private FeatureTexts() {}

    static String complexity(Messages text, String complexity) {
        String key = "feature.complexity." + complexity.toLowerCase(Locale.ROOT);
        return text.bundle().containsKey(key) ? text.get(key) : text.get("feature.complexity", complexity);
    }

    static String kind(Messages text, String kind) {
        String key = "feature.kind." + kind.toLowerCase(Locale.ROOT);
        return text.bundle().containsKey(key) ? text.get(key) : kind;
    }
}
