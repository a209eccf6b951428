/** Secret columns: keysets of tenants, and values sealed to the one place where they belong. */
@NullMarked
package app.praetor.store.secret;

import org.jspecify.annotations.NullMarked;
