/** How somebody else than the engine may read a client's message. */
@NullMarked
package app.praetor.discovery.reading;

import org.jspecify.annotations.NullMarked;
