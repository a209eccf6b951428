/** Files that rows name, on their way to the server and from it: a queue in the database, and who works through it. */
@NullMarked
package app.praetor.sync.blob;

import org.jspecify.annotations.NullMarked;
