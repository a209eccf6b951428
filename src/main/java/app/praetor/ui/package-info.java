/** The window: text bundle shared by every screen, and one folder a concern. */
@NullMarked
package app.praetor.ui;

import org.jspecify.annotations.NullMarked;
