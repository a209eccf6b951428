/** The tenant guard: every statement of the application is rewritten to one tenant's rows, or refused. */
@NullMarked
package app.praetor.store.guard;

import org.jspecify.annotations.NullMarked;
