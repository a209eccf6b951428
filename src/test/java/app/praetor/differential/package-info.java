/** The proof that both enforcers of tenancy agree: the same statements on H2 with the guard and on PostgreSQL. */
@NullMarked
package app.praetor.differential;

import org.jspecify.annotations.NullMarked;
