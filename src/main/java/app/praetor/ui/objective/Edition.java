package app.praetor.ui.objective;

import app.praetor.discovery.version.ObjectiveShelf.Version;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list of editions: the draft, a version, or what ships.
 *
 * @param version null for the draft and for what ships
 * @param active whether new conversations ask it
 */
record Edition(Kind kind, String text, @Nullable Version version, boolean active) {
    /** What it is. */
    enum Kind {
        DRAFT,
        VERSION,
        SHIPPED
    }

    /** Unique among the editions of an objective. */
    String key() {
        return version == null ? kind.name() : version.id().toString();
    }
}
