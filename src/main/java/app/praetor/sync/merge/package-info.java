/** How two changes of one row become one: pure functions. */
@NullMarked
package app.praetor.sync.merge;

import org.jspecify.annotations.NullMarked;
