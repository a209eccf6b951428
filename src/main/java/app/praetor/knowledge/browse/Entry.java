package app.praetor.knowledge.browse;

import app.praetor.knowledge.Question;
import app.praetor.knowledge.When;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the program knows, in the form in which people read it: names in place of ids.
 *
 * @param key unique within its kind
 * @param place what it belongs to: the pool of a question, the template of a workflow, the category of a feature; may be empty
 * @param why what it is or why it exists; may be empty
 * @param when what brings it into a plan, with names in place of ids; null where nothing does by itself
 * @param questions what is asked: those of a pool, the question itself, those that come with a feature
 * @param parts lists that belong to it
 * @param source where it comes from; empty for what ships with the program without a source of its own
 * @param own whether the organization added it
 */
public record Entry(
        Kind kind,
        String key,
        String title,
        String place,
        String why,
        @Nullable When when,
        List<Question> questions,
        List<Part> parts,
        String source,
        boolean own) {
    /** What kinds of things the program knows, in the order in which they are shown. */
    public enum Kind {
        POOL,
        QUESTION,
        FEATURE,
        PATTERN,
        INTEGRATION,
        INDUSTRY,
        CONCEPT,
        ENTITY,
        WORKFLOW,
        OBLIGATION;

        /** Whether an organization can do without entries of this kind. */
        public boolean switchable() {
            return this == POOL || this == QUESTION || this == FEATURE || this == PATTERN;
        }

        /** The name in lower case, for keys of texts. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A list with a name.
     *
     * @param name key of the name's text, such as {@code steps}
     * @param inOrder whether the order means something
     */
    public record Part(String name, List<String> items, boolean inOrder) {
        /** A list whose order means nothing. */
        public static Part of(String name, List<String> items) {
            return new Part(name, items, false);
        }
    }
}
