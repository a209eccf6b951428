/** The commands of {@code praetor-server}. */
@NullMarked
package app.praetor.server.command;

import org.jspecify.annotations.NullMarked;
