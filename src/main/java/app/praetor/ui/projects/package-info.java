/** The list of projects and the way of one through its phases. */
@NullMarked
package app.praetor.ui.projects;

import org.jspecify.annotations.NullMarked;
