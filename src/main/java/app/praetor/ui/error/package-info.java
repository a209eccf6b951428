/** Turns failures into sentences: what happened, what was kept, what to do. */
@NullMarked
package app.praetor.ui.error;

import org.jspecify.annotations.NullMarked;
