/** The one road off the JavaFX thread and back. */
@NullMarked
package app.praetor.ui.task;

import org.jspecify.annotations.NullMarked;
