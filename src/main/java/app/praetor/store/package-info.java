/** The database: opening, guarded reads, queued writes, the change feed. */
@NullMarked
package app.praetor.store;

import org.jspecify.annotations.NullMarked;
