/** The window over its life, and the desktop of one organization in it, wired by hand. */
@NullMarked
package app.praetor.app.window;

import org.jspecify.annotations.NullMarked;
