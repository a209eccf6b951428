/** A workspace's model provider: how it is set up and kept, and one call to it. Only here a key is opened. */
@NullMarked
package app.praetor.model.provider;

import org.jspecify.annotations.NullMarked;
