/** The objectives of conversations: their versions, an editor for their text, what is different from the shipped ones. */
@NullMarked
package app.praetor.ui.objective;

import org.jspecify.annotations.NullMarked;
