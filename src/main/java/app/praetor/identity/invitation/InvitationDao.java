package app.praetor.identity.invitation;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code customer_invitations}; {@code token} holds the SHA-256 of what was mailed. */
interface InvitationDao {
    @SqlUpdate("""
        INSERT INTO customer_invitations (id, organization_id, email, token, invited_by, expires_at)
        VALUES (:id, :organizationId, :email, :hash, :invitedBy, :expiresAt)
        """)
    void insert(UUID id, UUID organizationId, String email, String hash, UUID invitedBy, OffsetDateTime expiresAt);

    @SqlQuery("""
        SELECT id, organization_id, email, status, expires_at FROM customer_invitations WHERE token = :hash
        """)
    @RegisterConstructorMapper(Invitation.class)
    Optional<Invitation> byToken(String hash);

    @SqlUpdate("""
        UPDATE customer_invitations SET status = 'revoked', updated_at = CURRENT_TIMESTAMP
        WHERE id = :id AND status = 'pending'
        """)
    int revoke(UUID id);
}
