package app.praetor.discovery;

import app.praetor.discovery.text.Cues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Candidate features that follow from what the client said; the basis of {@code discovery_output.feature_seeds}. */
public final class FeatureSeeds {
    private record Rule(String type, String field, String prefix, String priority) {}

    private static final List<Rule> RULES = List.of(
            new Rule("jtbd_direct", "jobsToBeDone", "", "high"),
            new Rule("pain_solver", "painPoints", "Fix: ", "high"),
            new Rule("dealbreaker", "dealbreakers", "Safeguard: ", "critical"),
            new Rule("constraint_driven", "existingSystems", "Integration: ", "medium"),
            new Rule("constraint_driven", "technicalConstraints", "Support: ", "medium"));

    private FeatureSeeds() {}

    /**
     * A candidate.
     *
     * @param seedType jtbd_direct, pain_solver, dealbreaker or constraint_driven
     * @param featureName short name
     * @param priority critical, high, medium or low
     * @param confidence of the value that it comes from
     * @param sourceField path of that value
     * @param rationale why, with the client's own words quoted
     */
    public record Seed(
            String seedType,
            String featureName,
            String priority,
            double confidence,
            String sourceField,
            String rationale) {}

    /** The seeds of a conversation, most urgent kind first within the order of the rules. */
    public static List<Seed> from(SessionState state) {
        List<Seed> seeds = new ArrayList<>();
        for (Rule rule : RULES) {
            for (Map.Entry<String, FieldValue> entry : state.fields().entrySet()) {
                if (!entry.getKey().endsWith("." + rule.field())) {
                    continue;
                }
                FieldValue value = entry.getValue();
                for (String item : value.values()) {
                    String priority = value.confidence() < 0.5 ? "low" : rule.priority();
                    seeds.add(new Seed(
                            rule.type(),
                            rule.prefix() + name(item, rule.prefix().isEmpty()),
                            priority,
                            value.confidence(),
                            entry.getKey(),
                            rationale(item, value)));
                }
            }
        }
        state.fields().forEach((path, value) -> {
            if (path.endsWith(".sensitiveData")
                    && !value.joined().toLowerCase(Locale.ROOT).startsWith("no")) {
                seeds.add(new Seed(
                        "constraint_driven",
                        "Access control and data protection",
                        "high",
                        value.confidence(),
                        path,
                        rationale(value.joined(), value)));
            }
        });
        return seeds;
    }

    private static String name(String item, boolean capital) {
        String text = Cues.trim(item);
        if (text.length() > 80) {
            int cut = text.lastIndexOf(' ', 80);
            text = text.substring(0, cut > 20 ? cut : 80);
        }
        if (text.isEmpty()) {
            text = item;
        }
        return capital ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) : text;
    }

    private static String rationale(String item, FieldValue value) {
        String source = value.snippet().isBlank() ? item : value.snippet();
        return "The client said: \u201c" + source.replaceAll("\\s+", " ").strip() + "\u201d";
    }
}
