/** The commands of {@code praetor}: data on stdout, progress on stderr. */
@NullMarked
package app.praetor.cli;

import org.jspecify.annotations.NullMarked;
