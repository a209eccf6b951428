/** The first screen: a workspace and a name, or the sample. */
@NullMarked
package app.praetor.ui.welcome;

import org.jspecify.annotations.NullMarked;
