package app.praetor.spec;

import java.util.List;

/**
 * A requirement before it has its number.
 *
 * @param key what makes it the same requirement from one compile to the next
 * @param prefix of the number: FR functional, CR constraint, NF non-functional, SC success
 * @param section id of the section
 * @param note why, or how sure; may be empty
 * @param inferred not stated by the client, or stated unsurely: to be confirmed
 */
record Requirement(
        String key,
        String prefix,
        String section,
        String title,
        String statement,
        Priority priority,
        List<Criterion> acceptance,
        Origin origin,
        String note,
        boolean inferred,
        List<SourceRef> sources) {

    /** MoSCoW. */
    enum Priority {
        MUST,
        SHOULD,
        COULD,
        WONT
    }

    /** What it was made from: feature, field, answer or pattern, and its id. */
    record Origin(String kind, String ref) {}

    /** Given/when/then, or a measure (then the first three are empty). */
    record Criterion(String given, String when, String then, String measure) {
        static Criterion scenario(String given, String when, String then) {
            return new Criterion(given, when, then, "");
        }

        static Criterion measured(String measure) {
            return new Criterion("", "", "", measure);
        }
    }
}
