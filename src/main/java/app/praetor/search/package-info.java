/** One search over everything: by words, and by meaning where the model can be loaded. Nothing of it is ever on a disk. */
@NullMarked
package app.praetor.search;

import org.jspecify.annotations.NullMarked;
