/** Feature candidates and their selection. */
@NullMarked
package app.praetor.feature;

import org.jspecify.annotations.NullMarked;
