package app.praetor.identity.invitation;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An invitation (table {@code customer_invitations}), without its token.
 *
 * @param status pending, accepted, expired or revoked
 */
public record Invitation(UUID id, UUID organizationId, String email, String status, OffsetDateTime expiresAt) {}
