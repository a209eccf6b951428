/** The model that may read along in the conversation: the choice of it, and stopping it. */
@NullMarked
package app.praetor.ui.discovery.reader;

import org.jspecify.annotations.NullMarked;
