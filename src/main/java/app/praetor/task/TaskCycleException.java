package app.praetor.task;

import java.util.List;

/** Refused: the dependency would close a circle. */
public final class TaskCycleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param titles the titles along the circle, the first repeated at the end
     */
    public TaskCycleException(List<String> titles) {
        super("These tasks would wait for each other: " + String.join(" → ", titles));
    }
}
