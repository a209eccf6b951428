/** Events, background work and what the activity screen shows of them. */
@NullMarked
package app.praetor.activity;

import org.jspecify.annotations.NullMarked;
