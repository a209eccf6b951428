/** The question plan and its answers. */
@NullMarked
package app.praetor.question;

import org.jspecify.annotations.NullMarked;
