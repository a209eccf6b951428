/** Stamps that order changes made apart. */
@NullMarked
package app.praetor.sync.clock;

import org.jspecify.annotations.NullMarked;
