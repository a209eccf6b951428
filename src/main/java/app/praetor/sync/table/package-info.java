/** What the exchange knows of the tables: columns, order, references, and who a row belongs to. */
@NullMarked
package app.praetor.sync.table;

import org.jspecify.annotations.NullMarked;
