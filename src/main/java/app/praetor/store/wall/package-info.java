/** The database's own check behind the tenant guard: triggers that know the session's tenant. */
@NullMarked
package app.praetor.store.wall;

import org.jspecify.annotations.NullMarked;
