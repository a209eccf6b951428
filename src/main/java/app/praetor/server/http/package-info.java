/** Routes of the server: what devices ask over HTTP. */
@NullMarked
package app.praetor.server.http;

import org.jspecify.annotations.NullMarked;
