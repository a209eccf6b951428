/** The schema: its migrations, its catalogue of who owns which table, and what a database really holds. */
@NullMarked
package app.praetor.store.schema;

import org.jspecify.annotations.NullMarked;
