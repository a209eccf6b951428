package app.praetor.task;

import java.util.Locale;

/** Columns of the board ({@code tasks.status}). */
public enum TaskStatus {
    PENDING,
    IN_PROGRESS,
    BLOCKED,
    COMPLETED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
