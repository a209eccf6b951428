/** The device's end of the exchange. */
@NullMarked
package app.praetor.sync.client;

import org.jspecify.annotations.NullMarked;
