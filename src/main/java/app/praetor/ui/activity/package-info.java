/** What happened in a project, by day. */
@NullMarked
package app.praetor.ui.activity;

import org.jspecify.annotations.NullMarked;
