/** Small controls shared by the screens. */
@NullMarked
package app.praetor.ui.control;

import org.jspecify.annotations.NullMarked;
