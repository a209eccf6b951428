/** Signing in with the system's browser at a server's identity provider (RFC 8252): authorization code, PKCE, loopback. */
@NullMarked
package app.praetor.sync.net.browser;

import org.jspecify.annotations.NullMarked;
