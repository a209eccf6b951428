package app.praetor.ui.kit;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What the desktop does with a bundle, which is encrypted in the workspace and leaves it as a copy in clear. Called on
 * the JavaFX thread; must not block.
 */
public interface BundlePort {
    /**
     * Asks where to put the bundle, writes it and shows the folder that it lies in.
     *
     * @param write writes the bundle to a file; runs on another thread
     */
    void openFolder(String suggestedName, Consumer<Path> write);

    /** Asks where to put the bundle and writes it, as {@link #openFolder}. */
    void saveAs(String suggestedName, Consumer<Path> write);
}
