/**
 * A model reads a client's message along: what it is asked, and what of its claims the message really says. The provider
 * and its call are in {@code provider}, what may be spent in {@code budget}. No screen.
 */
@NullMarked
package app.praetor.model;

import org.jspecify.annotations.NullMarked;
