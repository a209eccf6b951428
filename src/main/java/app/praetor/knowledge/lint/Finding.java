package app.praetor.knowledge.lint;

/**
 * Something that a reviewer would object to.
 *
 * @param rule reference, duplicate, unreachable, rationale, tone, proposal or amount
 * @param place the entry, e.g. {@code pools/essentials/first-release}
 * @param problem what is wrong, as a sentence
 */
public record Finding(String rule, String place, String problem) {
    @Override
    public String toString() {
        return place + ": " + problem + " (" + rule + ")";
    }
}
