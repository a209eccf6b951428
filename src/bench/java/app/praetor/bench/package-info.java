/** Benchmarks: figures as a table, with the limit or the peer beside each. */
@NullMarked
package app.praetor.bench;

import org.jspecify.annotations.NullMarked;
