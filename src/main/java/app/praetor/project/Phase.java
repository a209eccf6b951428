package app.praetor.project;

/** The stations of a project in their order ({@code projects.phase}). */
public enum Phase {
    CREATED,
    DISCOVERY,
    FEATURE_SELECTION,
    PLAN_GENERATION,
    PLANNING,
    VISUAL_DISCOVERY,
    SPECIFICATION
}
