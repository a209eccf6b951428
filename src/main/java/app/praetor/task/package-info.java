/** The board: tasks, actions, submissions, dependencies. */
@NullMarked
package app.praetor.task;

import org.jspecify.annotations.NullMarked;
