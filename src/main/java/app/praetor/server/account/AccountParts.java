package app.praetor.server.account;

import app.praetor.server.base.ServerDb;
import app.praetor.server.feed.SyncFeed;
import java.time.InstantSource;

/** Everything about accounts over one database, put together. */
public record AccountParts(
        Accounts accounts,
        Members members,
        Invitations invitations,
        Devices devices,
        Tokens tokens,
        Passwords passwords) {
    public static AccountParts of(ServerDb db, SyncFeed feed, InstantSource clock) {
        return of(db, feed, clock, new Passwords());
    }

    public static AccountParts of(ServerDb db, SyncFeed feed, InstantSource clock, Passwords passwords) {
        Tokens tokens = new Tokens(SigningKey.of(db), clock);
        Devices devices = new Devices(db);
        Members members = new Members(db, feed);
        Invitations invitations = new Invitations(db, clock);
        Accounts accounts = new Accounts(members, passwords, devices, new Refreshes(db, clock), tokens, invitations);
        return new AccountParts(accounts, members, invitations, devices, tokens, passwords);
    }
}
