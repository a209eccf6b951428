package app.praetor.ui.kit;

import java.nio.file.Path;

/** What the desktop does with a bundle. Called on the JavaFX thread; must not block. */
public interface BundlePort {
    /** Shows the folder that the bundle lies in. */
    void openFolder(Path bundle);

    /** Asks where to put a copy of the bundle and writes it. */
    void saveAs(Path bundle);
}
