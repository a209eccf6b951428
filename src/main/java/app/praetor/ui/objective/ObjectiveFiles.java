package app.praetor.ui.objective;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Files outside of the workspace. Called on the JavaFX thread. */
public interface ObjectiveFiles {
    /** Asks for a file to read; empty when none was chosen. */
    Optional<Path> chooseOpen();

    /**
     * Asks where to put a file and writes it.
     *
     * @param write runs on another thread
     */
    void saveAs(String suggestedName, Consumer<Path> write);
}
