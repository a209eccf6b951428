/** The features screen: candidates, their reasons and the selection. */
@NullMarked
package app.praetor.ui.feature;

import org.jspecify.annotations.NullMarked;
