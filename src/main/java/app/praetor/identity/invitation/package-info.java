/** Invitations of customers into an organization. */
@NullMarked
package app.praetor.identity.invitation;

import org.jspecify.annotations.NullMarked;
