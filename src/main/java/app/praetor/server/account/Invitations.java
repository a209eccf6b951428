package app.praetor.server.account;

import static app.praetor.server.base.ServerDb.one;
import static app.praetor.server.base.ServerDb.update;

import app.praetor.server.base.ServerDb;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invitations ({@code server_invitations}): a token that makes one person a member, once. */
public final class Invitations {
    private static final Duration LIFE = Duration.ofDays(7);
    private static final Set<String> ROLES = Set.of("admin", "member", "customer");

    private final ServerDb db;
    private final InstantSource clock;
    private final Secrets secrets = new Secrets();

    /** Who is invited to what. */
    record Invitation(
            UUID tenant,
            String email,
            String role,
            @Nullable UUID project) {}

    public Invitations(ServerDb db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param role admin, member or customer
     * @param project that a customer is given
     * @return the token, of which only a hash is kept
     * @throws AccountException INVALID for another role or address, NOT_FOUND for a project of nobody here
     */
    public String invite(UUID tenant, String email, String role, @Nullable UUID project) {
        if (!ROLES.contains(role)) {
            throw new AccountException(AccountException.Kind.INVALID, "There is no such role to invite to.");
        }
        String token = secrets.token();
        db.<Integer>tenant(tenant, c -> {
            if (project != null
                    && one(c, "SELECT 1 FROM praetor.projects WHERE tenant_id = ? AND id = ?", r -> 1, tenant, project)
                            .isEmpty()) {
                throw new AccountException(AccountException.Kind.NOT_FOUND, "There is no such project.");
            }
            return update(
                    c,
                    "INSERT INTO praetor.server_invitations (token_hash, tenant_id, email, role, project_id,"
                            + " expires_at) VALUES (?, ?, ?, ?, ?, ?)",
                    Secrets.hash(token),
                    tenant,
                    Members.mail(email),
                    role,
                    project,
                    clock.instant().plus(LIFE));
        });
        return token;
    }

    /** @throws AccountException INVITATION_GONE */
    Invitation find(String token) {
        return db.<Optional<Invitation>>plain(c -> one(
                        c,
                        "SELECT tenant_id, email, role, project_id FROM praetor.server_invitations"
                                + " WHERE token_hash = ? AND accepted_at IS NULL AND expires_at > ?",
                        r -> new Invitation(
                                r.getObject(1, UUID.class), r.getString(2), r.getString(3), r.getObject(4, UUID.class)),
                        Secrets.hash(token),
                        clock.instant()))
                .orElseThrow(Invitations::gone);
    }

    /**
     * Of two who use it together one is refused.
     *
     * @throws AccountException INVITATION_GONE
     */
    void use(String token) {
        int used = db.<Integer>plain(c -> update(
                c,
                "UPDATE praetor.server_invitations SET accepted_at = ? WHERE token_hash = ? AND accepted_at IS NULL"
                        + " AND expires_at > ?",
                clock.instant(),
                Secrets.hash(token),
                clock.instant()));
        if (used == 0) {
            throw gone();
        }
    }

    private static AccountException gone() {
        return new AccountException(
                AccountException.Kind.INVITATION_GONE, "This invitation was used, or has run out: ask for another.");
    }
}
