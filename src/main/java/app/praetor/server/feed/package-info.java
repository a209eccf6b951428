/** The server's feed of changes: every write of exchanged rows passes here. */
@NullMarked
package app.praetor.server.feed;

import org.jspecify.annotations.NullMarked;
