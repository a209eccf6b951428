/** Tenants and users of this workspace. */
@NullMarked
package app.praetor.identity;

import org.jspecify.annotations.NullMarked;
