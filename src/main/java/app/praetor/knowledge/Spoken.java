package app.praetor.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * A fact in the form that phrases are looked for in, so that its words are taken apart only once.
 *
 * @param words the fact's words as {@link Words#normal} writes them
 */
public record Spoken(ProjectFacts.Located located, String words) {
    /** All facts of a project in the order of their fields. */
    public static List<Spoken> of(ProjectFacts facts) {
        return facts.all().stream()
                .map(l -> new Spoken(l, Words.normal(l.fact().text())))
                .toList();
    }

    /** The fact's confidence. */
    public double confidence() {
        return located.fact().confidence();
    }

    /** The first phrase that occurs as whole words and is not declined. */
    public Optional<String> firstOf(List<String> phrases) {
        return phrases.stream().filter(this::mentions).findFirst();
    }

    /** Whether the phrase occurs as whole words and is not declined. */
    public boolean mentions(String phrase) {
        String wanted = Words.normal(phrase);
        return !wanted.isBlank()
                && words.contains(wanted)
                && !Words.declines(located.fact().text(), phrase);
    }
}
