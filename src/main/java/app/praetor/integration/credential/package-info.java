/** Credentials of integrations, sealed. */
@NullMarked
package app.praetor.integration.credential;

import org.jspecify.annotations.NullMarked;
