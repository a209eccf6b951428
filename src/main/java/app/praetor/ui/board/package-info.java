/** The board of tasks, its inspector and what fulfils a task. */
@NullMarked
package app.praetor.ui.board;

import org.jspecify.annotations.NullMarked;
