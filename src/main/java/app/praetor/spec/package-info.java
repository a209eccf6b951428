/** Specifications: compiled, validated, versioned, compared. */
@NullMarked
package app.praetor.spec;

import org.jspecify.annotations.NullMarked;
