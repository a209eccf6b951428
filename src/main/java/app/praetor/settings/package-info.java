/** What the user chose for a workspace folder. */
@NullMarked
package app.praetor.settings;

import org.jspecify.annotations.NullMarked;
