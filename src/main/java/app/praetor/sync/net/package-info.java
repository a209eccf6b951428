/** The way to the server over HTTP. */
@NullMarked
package app.praetor.sync.net;

import org.jspecify.annotations.NullMarked;
