/** Checks of what a kit has made: pure functions from text to problems. */
@NullMarked
package app.praetor.kit.check;

import org.jspecify.annotations.NullMarked;
