/** The keys of a workspace: how they are made, kept, wrapped and replaced. */
@NullMarked
package app.praetor.store.key;

import org.jspecify.annotations.NullMarked;
