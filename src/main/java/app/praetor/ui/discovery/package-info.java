/** The discovery screen: conversation, and the requirements that grow beside it. */
@NullMarked
package app.praetor.ui.discovery;

import org.jspecify.annotations.NullMarked;
