package app.praetor.ui.welcome;

/** What the first screen can start. Both are called off the JavaFX thread and may throw; the form keeps its text. */
public interface Starter {
    /** Makes an empty workspace. */
    void create(String workspaceName, String userName);

    /** Makes a workspace with the sample project in it. */
    void trySample(String workspaceName, String userName);
}
