/** Light and dark looks, fonts and font scale. */
@NullMarked
package app.praetor.ui.theme;

import org.jspecify.annotations.NullMarked;
