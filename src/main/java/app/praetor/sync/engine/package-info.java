/** When to exchange, for one organization, and what the screens see of it. */
@NullMarked
package app.praetor.sync.engine;

import org.jspecify.annotations.NullMarked;
