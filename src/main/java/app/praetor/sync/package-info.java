/** The exchange of rows between devices and a server: what is common to both ends. */
@NullMarked
package app.praetor.sync;

import org.jspecify.annotations.NullMarked;
