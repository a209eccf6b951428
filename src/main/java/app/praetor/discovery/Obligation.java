package app.praetor.discovery;

import java.util.List;

/**
 * One thing that a conversation has to find out; an entry of {@code discovery_objectives.config}.
 *
 * @param key unique name within its objective
 * @param fieldPath section and field which it fills, {@code constraints.budget}
 * @param category section of the right-hand panel
 * @param label sentence-case name of the field for people
 * @param shortQuestion the question for a client who writes tersely
 * @param plainQuestion the question in everyday words
 * @param expertQuestion the question for a client who writes in technical terms
 * @param followUp a narrower question in other words, after a vague answer
 * @param why one line: why it matters
 * @param collection one value or a list
 * @param widgetType freeform, choice or hybrid
 * @param dependencies keys of obligations to be closed before this one is asked
 * @param satisfiedWhen least confidence that counts as satisfied
 * @param followUpStrategy {@code narrow} (ask once more, narrower) or {@code none}
 * @param maxAttempts how often it may be asked
 * @param priority larger is asked earlier
 * @param choices proposed answers, may be empty
 */
public record Obligation(
        String key,
        String fieldPath,
        String category,
        String label,
        String shortQuestion,
        String plainQuestion,
        String expertQuestion,
        String followUp,
        String why,
        Collection collection,
        String widgetType,
        List<String> dependencies,
        double satisfiedWhen,
        String followUpStrategy,
        int maxAttempts,
        int priority,
        List<String> choices) {
    private static final int LIST_BONUS = 14;

    /** Whether a field holds one value or several. */
    public enum Collection {
        SINGLE,
        LIST
    }

    public Obligation {
        dependencies = List.copyOf(dependencies);
        choices = List.copyOf(choices);
    }

    /**
     * What a question about it is worth: its priority, and more when the answer is a list, which brings several facts at
     * the price of one question.
     */
    public int worth() {
        return isList() ? priority + LIST_BONUS : priority;
    }

    /** Whether the field holds several values. */
    public boolean isList() {
        return collection == Collection.LIST;
    }
}
