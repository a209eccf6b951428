/** Everything the user can do, registered once for menus, shortcuts, palette and cheat sheet. */
@NullMarked
package app.praetor.ui.action;

import org.jspecify.annotations.NullMarked;
