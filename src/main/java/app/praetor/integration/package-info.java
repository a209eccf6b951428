/** Integrations with other systems: what they are; never their secrets. */
@NullMarked
package app.praetor.integration;

import org.jspecify.annotations.NullMarked;
