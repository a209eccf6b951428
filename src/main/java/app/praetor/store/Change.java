package app.praetor.store;

import java.util.UUID;

/**
 * What a committed write touched, told to open screens.
 *
 * @param kind the area whose rows changed
 * @param projectId the project that they belong to
 */
public record Change(Kind kind, UUID projectId) {
    /** Areas that a screen can show. */
    public enum Kind {
        PROJECT,
        DISCOVERY,
        FEATURES,
        QUESTIONS,
        TASKS,
        SPECIFICATION,
        KITS
    }
}
