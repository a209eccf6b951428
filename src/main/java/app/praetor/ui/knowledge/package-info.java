/** The knowledge of the program: searched, read, switched off, and joined by an organization's own questions. */
@NullMarked
package app.praetor.ui.knowledge;

import org.jspecify.annotations.NullMarked;
