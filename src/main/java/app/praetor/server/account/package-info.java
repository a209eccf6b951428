/** Who may sign in: accounts, passwords, tokens, devices and invitations. */
@NullMarked
package app.praetor.server.account;

import org.jspecify.annotations.NullMarked;
