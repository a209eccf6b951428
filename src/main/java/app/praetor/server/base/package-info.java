/** The database as the server asks it outside the feed. */
@NullMarked
package app.praetor.server.base;

import org.jspecify.annotations.NullMarked;
