/** Specifications: compiled from what the client said, validated, rendered and compared. Pure functions, no database. */
@NullMarked
package app.praetor.spec;

import org.jspecify.annotations.NullMarked;
