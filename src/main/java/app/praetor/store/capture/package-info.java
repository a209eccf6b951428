/** Notes which rows were changed on this device, in the transaction that changes them. */
@NullMarked
package app.praetor.store.capture;

import org.jspecify.annotations.NullMarked;
