package app.praetor.ui.settings;

/**
 * What the settings screen tells about the workspace.
 *
 * @param name the workspace's name
 * @param folder where it lies
 * @param version of the program
 */
public record WorkspaceFacts(String name, String folder, String version) {}
