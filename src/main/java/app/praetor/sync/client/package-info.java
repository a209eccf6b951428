/** What the exchange is to those around it: a desk for screens, steps for the loop, a way to the server. */
@NullMarked
package app.praetor.sync.client;

import org.jspecify.annotations.NullMarked;
