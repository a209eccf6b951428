package app.praetor.ui.knowledge;

import app.praetor.knowledge.browse.Entry;

/**
 * A line of the list.
 *
 * @param off whether it is switched off itself
 * @param poolOff for a question, whether its pool is switched off
 */
record Found(Entry entry, boolean off, boolean poolOff) {
    /** Unique among all entries. */
    String key() {
        return entry.kind() + "/" + entry.key();
    }
}
