/** How the organization stands with its server: state, what waits, what was refused, conflicts, devices. */
@NullMarked
package app.praetor.ui.sync;

import org.jspecify.annotations.NullMarked;
