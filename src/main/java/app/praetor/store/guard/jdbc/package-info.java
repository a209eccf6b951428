/** The JDBC objects that the application gets: each statement passes the guard, none leads past it. */
@NullMarked
package app.praetor.store.guard.jdbc;

import org.jspecify.annotations.NullMarked;
