/** Rewriting a statement's syntax tree so that it stays inside one tenant, or refusing it. */
@NullMarked
package app.praetor.store.guard.rewrite;

import org.jspecify.annotations.NullMarked;
