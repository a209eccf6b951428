/** The knowledge as entries to be found and read. */
@NullMarked
package app.praetor.knowledge.browse;

import org.jspecify.annotations.NullMarked;
