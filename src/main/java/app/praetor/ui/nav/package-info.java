/** Routes, the router with its history, and what a screen offers the frame. */
@NullMarked
package app.praetor.ui.nav;

import org.jspecify.annotations.NullMarked;
