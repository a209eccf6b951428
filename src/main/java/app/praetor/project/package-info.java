/** Projects, their templates and phases. */
@NullMarked
package app.praetor.project;

import org.jspecify.annotations.NullMarked;
