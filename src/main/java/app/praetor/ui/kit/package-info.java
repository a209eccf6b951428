/** Kits: plan, run, outputs, history. */
@NullMarked
package app.praetor.ui.kit;

import org.jspecify.annotations.NullMarked;
