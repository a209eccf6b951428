package app.praetor.identity.invitation;

import app.praetor.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Invites customers. The token is known once, to who invites; the database keeps its SHA-256 only. A plain hash is
 * enough because a token is 256 random bits, which nobody can guess.
 */
public final class InvitationService {
    private static final Duration OPEN_FOR = Duration.ofDays(7);

    private final Store store;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public InvitationService(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param token what to mail; kept nowhere
     */
    public record Invited(UUID id, String token) {
        @Override
        public String toString() {
            return "Invited[" + id + ", hidden]";
        }
    }

    /** Makes an invitation that is open for a week. */
    public Invited invite(UUID organizationId, String email, UUID invitedBy) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        Invited invited = new Invited(
                UUID.randomUUID(), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        OffsetDateTime until = OffsetDateTime.now(clock).plus(OPEN_FOR);
        return store.write(unit -> {
            unit.dao(InvitationDao.class)
                    .insert(invited.id(), organizationId, email, hash(invited.token()), invitedBy, until);
            return invited;
        });
    }

    /** The pending invitation of a token; empty when it is unknown, revoked, used or too old. */
    public Optional<Invitation> find(String token) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return store.read(InvitationDao.class, dao -> dao.byToken(hash(token)))
                .filter(i -> i.status().equals("pending") && i.expiresAt().isAfter(now));
    }

    /** Takes a pending invitation back; whether there was one. */
    public boolean revoke(UUID id) {
        return store.write(unit -> unit.dao(InvitationDao.class).revoke(id) > 0);
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java run time", e);
        }
    }
}
