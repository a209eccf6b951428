package app.praetor.discovery.extract;

/** Kinds of fields that are read in different ways; the last part of the path decides. */
public enum Fields {
    PROBLEM,
    TRIGGER,
    CURRENT,
    IMPACT,
    USER,
    USERS,
    JOBS,
    PAINS,
    LEVEL,
    MEASURE,
    DEALBREAKERS,
    TIMELINE,
    BUDGET,
    TECHNICAL,
    SYSTEMS,
    SENSITIVE,
    SCALE,
    OTHER;

    /** The kind of a field path. */
    public static Fields of(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "coreProblem" -> PROBLEM;
            case "triggerEvent" -> TRIGGER;
            case "currentSolution" -> CURRENT;
            case "problemImpact" -> IMPACT;
            case "primaryUser" -> USER;
            case "secondaryUsers" -> USERS;
            case "jobsToBeDone" -> JOBS;
            case "painPoints" -> PAINS;
            case "endUserTechnicalLevel" -> LEVEL;
            case "measuresOfSuccess" -> MEASURE;
            case "dealbreakers" -> DEALBREAKERS;
            case "timeline" -> TIMELINE;
            case "budget" -> BUDGET;
            case "technicalConstraints" -> TECHNICAL;
            case "existingSystems" -> SYSTEMS;
            case "sensitiveData" -> SENSITIVE;
            case "expectedScale" -> SCALE;
            default -> OTHER;
        };
    }
}
