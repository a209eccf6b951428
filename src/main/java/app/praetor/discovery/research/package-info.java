/** What a conversation gives to look up: answered from the built-in knowledge where that can, or waiting for a provider. */
@NullMarked
package app.praetor.discovery.research;

import org.jspecify.annotations.NullMarked;
