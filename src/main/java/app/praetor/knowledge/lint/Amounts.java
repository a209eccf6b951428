package app.praetor.knowledge.lint;

import app.praetor.knowledge.Domain;
import app.praetor.knowledge.Industry;
import app.praetor.knowledge.KnowledgeContent;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much there is, and how much was promised. */
public final class Amounts {
    private static final Map<String, Integer> PROMISED = Map.ofEntries(
            Map.entry("pools", 40),
            Map.entry("questions", 400),
            Map.entry("features", 120),
            Map.entry("patterns", 60),
            Map.entry("integrations", 30),
            Map.entry("entities", 80),
            Map.entry("industries", 200));

    private static final int DOMAIN_ENTITIES = 25;
    private static final int DOMAIN_WORKFLOWS = 10;

    private Amounts() {}

    /** The number of entries of each kind, by a name such as {@code pools} or {@code domains/saas/workflows}. */
    public static Map<String, Integer> of(KnowledgeContent content) {
        Map<String, Integer> amounts = new LinkedHashMap<>();
        amounts.put("pools", content.pools().size());
        amounts.put("questions", content.questions().size());
        amounts.put("features", content.features().size());
        amounts.put("patterns", content.patterns().size());
        amounts.put("integrations", content.integrations().size());
        amounts.put("entities", content.entities().size());
        amounts.put("industries", (int)
                content.industries().stream().map(Industry::code).distinct().count());
        for (Domain d : content.domains()) {
            amounts.put("domains/" + d.key() + "/entities", d.entities().size());
            amounts.put("domains/" + d.key() + "/workflows", d.workflows().size());
        }
        return amounts;
    }

    /** The least number that was promised; 0 when nothing was. */
    static int promised(String kind) {
        if (kind.endsWith("/entities")) {
            return DOMAIN_ENTITIES;
        }
        return kind.endsWith("/workflows") ? DOMAIN_WORKFLOWS : PROMISED.getOrDefault(kind, 0);
    }
}
