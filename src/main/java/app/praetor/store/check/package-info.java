/** Whether a workspace holds what it should: every page readable, every key and reference sound. */
@NullMarked
package app.praetor.store.check;

import org.jspecify.annotations.NullMarked;
