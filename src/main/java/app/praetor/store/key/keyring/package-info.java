/** The operating system's keyring. */
@NullMarked
package app.praetor.store.key.keyring;

import org.jspecify.annotations.NullMarked;
