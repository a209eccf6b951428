package app.praetor.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text that can be found, and where it stands.
 *
 * @param project null for what belongs to no project
 * @param projectName empty for what belongs to no project
 * @param ref what its screen knows it by: the id of a task or a message, the key of a question or of an entry of the
 *     knowledge, the id of a requirement
 * @param text what it says beyond its title; may be empty
 */
public record Passage(Kind kind, @Nullable UUID project, String projectName, String ref, String title, String text) {
    /** Where a passage comes from, in the order in which equal finds are shown. */
    public enum Kind {
        TASK,
        ANSWER,
        REQUIREMENT,
        MESSAGE,
        KNOWLEDGE
    }

    /** Title and text as one. */
    String whole() {
        return text.isEmpty() ? title : title + ". " + text;
    }
}
