/** What the keys need of the disk: safe replacing, and the database file under another key. */
@NullMarked
package app.praetor.store.key.disk;

import org.jspecify.annotations.NullMarked;
