package app.praetor.server.account;

import static app.praetor.server.base.ServerDb.instant;
import static app.praetor.server.base.ServerDb.one;
import static app.praetor.server.base.ServerDb.update;

import app.praetor.server.base.ServerDb;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Refresh tokens ({@code server_refresh_tokens}), each used once. One that comes a second time is in two hands: all that
 * came of its sign-in ends, and the device with it.
 */
final class Refreshes {
    /** How long a device may be away: measured here, as the clock of a device may be wrong by years. */
    private static final Duration LIFE = Duration.ofDays(30);

    private static final Duration GRACE = Duration.ofMinutes(1);

    private final ServerDb db;
    private final InstantSource clock;
    private final Secrets secrets = new Secrets();

    /** Whose token it was. */
    record Owner(UUID account, UUID tenant, UUID device, UUID family) {}

    /** unheard: used a moment ago, and what was given for it was never used, so the answer may have been lost. */
    private record Stored(Owner owner, @Nullable Instant expires, boolean used, boolean revoked, boolean unheard) {}

    Refreshes(ServerDb db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A token of a new family, or of one that goes on. */
    String issue(Owner owner) {
        String token = secrets.token();
        db.<Integer>plain(c -> update(
                c,
                "INSERT INTO praetor.server_refresh_tokens (token_hash, family, account_id, tenant_id, device,"
                        + " expires_at) VALUES (?, ?, ?, ?, ?, ?)",
                Secrets.hash(token),
                owner.family(),
                owner.account(),
                owner.tenant(),
                owner.device(),
                clock.instant().plus(LIFE)));
        return token;
    }

    /**
     * Uses a token up. Asked again within a minute by a device that never used the new one, it counts once more: the answer
     * was lost on the way.
     *
     * @param twice told whose token came a second time
     * @throws AccountException SIGN_IN_AGAIN when it does not hold
     */
    Owner use(String token, Consumer<Owner> twice) {
        Optional<Stored> found = db.<Optional<Stored>>plain(c -> {
            Optional<Stored> stored = one(
                    c,
                    "SELECT account_id, tenant_id, device, family, expires_at, used_at IS NOT NULL, revoked_at IS NOT"
                        + " NULL, COALESCE(used_at > ? AND NOT EXISTS (SELECT 1 FROM praetor.server_refresh_tokens n"
                        + " WHERE n.family = t.family AND n.used_at > t.used_at), FALSE) FROM"
                        + " praetor.server_refresh_tokens t WHERE token_hash = ? FOR UPDATE",
                    r -> new Stored(
                            new Owner(
                                    r.getObject(1, UUID.class),
                                    r.getObject(2, UUID.class),
                                    r.getObject(3, UUID.class),
                                    r.getObject(4, UUID.class)),
                            instant(r, 5),
                            r.getBoolean(6),
                            r.getBoolean(7),
                            r.getBoolean(8)),
                    clock.instant().minus(GRACE),
                    Secrets.hash(token));
            if (stored.isPresent() && !stored.get().used()) {
                update(
                        c,
                        "UPDATE praetor.server_refresh_tokens SET used_at = ? WHERE token_hash = ?",
                        clock.instant(),
                        Secrets.hash(token));
            }
            return stored;
        });
        Stored stored = found.orElseThrow(Refreshes::again);
        if (stored.used() && !stored.revoked() && !stored.unheard()) {
            end(stored.owner().family());
            twice.accept(stored.owner());
            throw again();
        }
        Instant expires = stored.expires();
        if (stored.revoked() || expires == null || !clock.instant().isBefore(expires)) {
            throw again();
        }
        return stored.owner();
    }

    /** Ends all tokens of a sign-in. */
    void end(UUID family) {
        db.<Integer>plain(c -> update(
                c,
                "UPDATE praetor.server_refresh_tokens SET revoked_at = ? WHERE family = ? AND revoked_at IS NULL",
                clock.instant(),
                family));
    }

    /** Ends all tokens of a device. */
    void endDevice(UUID tenant, UUID device) {
        db.<Integer>plain(c -> update(
                c,
                "UPDATE praetor.server_refresh_tokens SET revoked_at = ? WHERE tenant_id = ? AND device = ?"
                        + " AND revoked_at IS NULL",
                clock.instant(),
                tenant,
                device));
    }

    private static AccountException again() {
        return new AccountException(AccountException.Kind.SIGN_IN_AGAIN, "The sign-in has run out: sign in again.");
    }
}
