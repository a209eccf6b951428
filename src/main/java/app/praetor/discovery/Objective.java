package app.praetor.discovery;

import java.util.List;
import java.util.Optional;

/**
 * What a conversation of one context type must achieve; a row of {@code discovery_objectives}.
 *
 * @param key context type: {@code project_discovery}, {@code business_profile}, {@code idea_discovery}
 * @param title sentence-case name
 * @param greeting first message of the agent, which asks for the situation
 * @param closing last message of the agent
 * @param obligations in the order of the file
 */
public record Objective(String key, String title, String greeting, String closing, List<Obligation> obligations) {
    public Objective {
        obligations = List.copyOf(obligations);
    }

    /** The obligation that fills a field path, if the objective has one. */
    public Optional<Obligation> byField(String fieldPath) {
        return obligations.stream().filter(o -> o.fieldPath().equals(fieldPath)).findFirst();
    }
}
