/** Copies of a workspace: written, verified, restored; and what to do with a damaged one. */
@NullMarked
package app.praetor.store.backup;

import org.jspecify.annotations.NullMarked;
