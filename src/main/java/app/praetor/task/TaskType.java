package app.praetor.task;

/** What a task asks for ({@code tasks.type}). */
public enum TaskType {
    PROVIDE,
    DECIDE,
    REVIEW,
    CONNECT
}
