/** Kits: what generates deliverables from a specification. */
@NullMarked
package app.praetor.kit;

import org.jspecify.annotations.NullMarked;
