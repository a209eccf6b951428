package app.praetor.ui.welcome;

/** What the first screen can start. Both are called off the JavaFX thread and may throw; the form keeps its text. */
public interface Starter {
    /**
     * Makes an empty workspace, or another organization in it.
     *
     * @param ownFile whether it gets a database file and keys of its own
     */
    void create(String workspaceName, String userName, boolean ownFile);

    /** Makes a workspace with the sample project in it. */
    void trySample(String workspaceName, String userName);
}
