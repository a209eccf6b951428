/**
 * Optional model providers: one streamed call, its budget, and what of its claims a client's message really says. No
 * screen; of the database only what a call costs.
 */
@NullMarked
package app.praetor.model;

import org.jspecify.annotations.NullMarked;
