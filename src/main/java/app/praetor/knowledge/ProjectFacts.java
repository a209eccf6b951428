package app.praetor.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What discovery found out about one project: the input of scoring and planning.
 *
 * @param template key of the project's template, e.g. {@code saas}
 * @param facts facts by field path, e.g. {@code constraints.existingSystems}
 * @param seeds features that the conversation named
 */
public record ProjectFacts(String template, Map<String, List<Fact>> facts, List<SeedFact> seeds) {
    /**
     * @param value the value as discovery understood it
     * @param snippet the client's own words
     * @param confidence 0 to 1
     */
    public record Fact(String value, String snippet, double confidence) {
        /** The client's words, or the value when there are none. */
        public String words() {
            return snippet.isBlank() ? value : snippet;
        }

        /** Value and words together, to search in. */
        public String text() {
            return value + " . " + snippet;
        }
    }

    /**
     * @param seedType kind of seed as discovery wrote it
     * @param name what the client called it
     * @param priority must, should, could, or high, medium, low
     * @param sourceField field path the seed came from
     * @param rationale why discovery took it for a feature
     * @param snippet the client's own words
     */
    public record SeedFact(
            String seedType, String name, String priority, String sourceField, String rationale, String snippet) {}

    /** One fact with the field it belongs to. */
    public record Located(String field, Fact fact) {}

    /** All facts in the order of their field paths, so that results never depend on the map's own order. */
    public List<Located> all() {
        List<Located> all = new ArrayList<>();
        new TreeMap<>(facts).forEach((field, list) -> list.forEach(f -> all.add(new Located(field, f))));
        return all;
    }
}
