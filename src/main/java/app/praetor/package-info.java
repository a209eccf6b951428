/** Praetor Desktop: from a first conversation to a reviewed specification, offline. */
@NullMarked
package app.praetor;

import org.jspecify.annotations.NullMarked;
