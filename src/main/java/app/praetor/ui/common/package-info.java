/** Small things that several screens share: words for dates, side panes, dialogs. */
@NullMarked
package app.praetor.ui.common;

import org.jspecify.annotations.NullMarked;
