/** The sync server's command line. */
@NullMarked
package app.praetor.server;

import org.jspecify.annotations.NullMarked;
