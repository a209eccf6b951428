/** From sentences to field values: what answers a question, what was volunteered, what was taken back. */
@NullMarked
package app.praetor.discovery.extract;

import org.jspecify.annotations.NullMarked;
