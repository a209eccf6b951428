package app.praetor.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a committed write touched, told to open screens.
 *
 * @param kind the area whose rows changed
 * @param projectId the project that they belong to; null for what the whole organization shares
 */
public record Change(Kind kind, @Nullable UUID projectId) {
    /** Areas that a screen can show. */
    public enum Kind {
        PROJECT,
        DISCOVERY,
        FEATURES,
        QUESTIONS,
        TASKS,
        SPECIFICATION,
        KITS,
        KNOWLEDGE
    }
}
