/** What stands in the window while no workspace is open: the lock, and what went wrong. */
@NullMarked
package app.praetor.ui.unlock;

import org.jspecify.annotations.NullMarked;
