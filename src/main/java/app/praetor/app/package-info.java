/** Composition root, start-up and shutdown order, settings. */
@NullMarked
package app.praetor.app;

import org.jspecify.annotations.NullMarked;
