/** The frame around every screen: rail, title bar, inspector, status bar, toasts and overlays. */
@NullMarked
package app.praetor.ui.shell;

import org.jspecify.annotations.NullMarked;
