/** Reads the knowledge files strictly and checks that everything they name exists. */
@NullMarked
package app.praetor.knowledge.read;

import org.jspecify.annotations.NullMarked;
