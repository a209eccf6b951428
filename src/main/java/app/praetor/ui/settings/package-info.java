/** Theme, text scale and the facts of the workspace. */
@NullMarked
package app.praetor.ui.settings;

import org.jspecify.annotations.NullMarked;
