/** Log files without client text: what is scrubbed, and where the files lie. */
@NullMarked
package app.praetor.log;

import org.jspecify.annotations.NullMarked;
