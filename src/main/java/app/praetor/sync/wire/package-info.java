/** What travels between a device and the server, as records and as JSON. */
@NullMarked
package app.praetor.sync.wire;

import org.jspecify.annotations.NullMarked;
