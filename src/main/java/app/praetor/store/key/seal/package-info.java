/** Sealing and unsealing: ciphers, keys from passphrases, and the recovery code. */
@NullMarked
package app.praetor.store.key.seal;

import org.jspecify.annotations.NullMarked;
