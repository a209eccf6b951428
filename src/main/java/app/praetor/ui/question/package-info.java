/** The questions screen: the plan, one question in focus. */
@NullMarked
package app.praetor.ui.question;

import org.jspecify.annotations.NullMarked;
