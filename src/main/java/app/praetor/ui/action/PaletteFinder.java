package app.praetor.ui.action;

import java.util.List;
import java.util.function.Consumer;

/** Finds what the palette does not hold itself. */
public interface PaletteFinder {
    /** Nothing is found beyond the palette's own lines. */
    PaletteFinder NOTHING = (query, found) -> found.accept(List.of());

    /**
     * Looks for what fits; returns at once.
     *
     * @param found gets the lines, the best first, on the JavaFX thread; not called when the search fails
     */
    void find(String query, Consumer<List<PaletteEntry>> found);
}
