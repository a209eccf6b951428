/** Files of a workspace, each encrypted under its tenant's keys and verified whenever it is read. */
@NullMarked
package app.praetor.store.attachment;

import org.jspecify.annotations.NullMarked;
