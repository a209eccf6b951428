/** What lists of every screen share: patching by key, and cells whose height follows their width. */
@NullMarked
package app.praetor.ui.list;

import org.jspecify.annotations.NullMarked;
