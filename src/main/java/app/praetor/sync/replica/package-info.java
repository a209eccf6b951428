/** The device's tables in the exchange: what is sent of them, what answers mean, how the server's rows are written. */
@NullMarked
package app.praetor.sync.replica;

import org.jspecify.annotations.NullMarked;
