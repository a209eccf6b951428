package app.praetor.server.account;

import static app.praetor.server.base.ServerDb.list;
import static app.praetor.server.base.ServerDb.one;
import static app.praetor.server.base.ServerDb.update;

import app.praetor.server.base.ServerDb;
import app.praetor.server.feed.SyncFeed;
import app.praetor.store.Json;
import app.praetor.store.RowIds;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.RowChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** People of tenants: an account, a membership, and the row of {@code users} that every device gets by the feed. */
public final class Members {
    private static final Set<String> ROLES = Set.of("owner", "admin", "member", "customer");

    private final ServerDb db;
    private final SyncFeed feed;

    /** A membership of an account. */
    public record Member(UUID account, UUID tenant, UUID user, boolean customer) {}

    /** What the answer to a sign-in says of the tenant and the person. */
    public record Profile(
            String tenantName, String slug, @Nullable String userName, String email, boolean customer) {}

    /** An account as a sign-in needs it. */
    record Account(UUID id, @Nullable String hash) {}

    public Members(ServerDb db, SyncFeed feed) {
        this.db = db;
        this.feed = feed;
    }

    static String mail(String email) {
        String plain = email.strip().toLowerCase(Locale.ROOT);
        if (plain.length() > 255 || plain.indexOf('@') < 1 || plain.chars().anyMatch(Character::isISOControl)) {
            throw new AccountException(AccountException.Kind.INVALID, "This is not an e-mail address.");
        }
        return plain;
    }

    Optional<Account> account(String email) {
        return db.<Optional<Account>>plain(c -> one(
                c,
                "SELECT id, password_hash FROM praetor.server_accounts WHERE email = ?",
                r -> new Account(r.getObject(1, UUID.class), r.getString(2)),
                email));
    }

    List<Member> of(UUID account) {
        return db.<List<Member>>plain(c -> list(
                c,
                "SELECT account_id, tenant_id, user_id, customer FROM praetor.server_memberships WHERE account_id = ?"
                        + " ORDER BY tenant_id",
                r -> new Member(
                        r.getObject(1, UUID.class),
                        r.getObject(2, UUID.class),
                        r.getObject(3, UUID.class),
                        r.getBoolean(4)),
                account));
    }

    /** @throws AccountException NO_TENANT when the person is no user of the tenant any more */
    Profile profile(Member member) {
        return db.<Optional<Profile>>tenant(
                        member.tenant(),
                        c -> one(
                                c,
                                "SELECT t.name, t.slug, u.name, u.email, u.user_type = 'customer' FROM praetor.tenants"
                                        + " t JOIN praetor.users u ON u.tenant_id = t.id WHERE t.id = ? AND u.id = ?",
                                r -> new Profile(
                                        r.getString(1),
                                        r.getString(2),
                                        r.getString(3),
                                        r.getString(4),
                                        r.getBoolean(5)),
                                member.tenant(),
                                member.user()))
                .orElseThrow(() -> new AccountException(
                        AccountException.Kind.NO_TENANT, "This account is no member of that workspace."));
    }

    /**
     * Makes a person a member: the account when there is none, the membership, and the user's row, which travels.
     *
     * @param hash the password's; an account that has one keeps it
     * @param role owner, admin, member or customer
     * @throws AccountException INVALID for another role or address
     */
    public Member add(UUID tenant, String address, String name, String role, @Nullable String hash) {
        String email = mail(address);
        if (!ROLES.contains(role)) {
            throw new AccountException(AccountException.Kind.INVALID, "There is no such role.");
        }
        boolean customer = role.equals("customer");
        UUID user = user(tenant, email, name, role, customer);
        return db.<Member>plain(c -> {
            update(
                    c,
                    "INSERT INTO praetor.server_accounts (email, password_hash) VALUES (?, ?) ON CONFLICT (email) DO"
                            + " UPDATE SET password_hash = COALESCE(server_accounts.password_hash,"
                            + " excluded.password_hash), updated_at = CURRENT_TIMESTAMP",
                    email,
                    hash);
            UUID account = one(
                            c,
                            "SELECT id FROM praetor.server_accounts WHERE email = ?",
                            r -> r.getObject(1, UUID.class),
                            email)
                    .orElseThrow();
            update(
                    c,
                    "INSERT INTO praetor.server_memberships (account_id, tenant_id, user_id, customer)"
                            + " VALUES (?, ?, ?, ?) ON CONFLICT (account_id, tenant_id) DO UPDATE SET user_id ="
                            + " excluded.user_id, customer = excluded.customer",
                    account,
                    tenant,
                    user,
                    customer);
            return new Member(account, tenant, user, customer);
        });
    }

    private UUID user(UUID tenant, String email, String name, String role, boolean customer) {
        Optional<UUID> known = db.<Optional<UUID>>tenant(
                tenant,
                c -> one(
                        c,
                        "SELECT id FROM praetor.users WHERE tenant_id = ? AND lower(email) = ?",
                        r -> r.getObject(1, UUID.class),
                        tenant,
                        email));
        if (known.isPresent()) {
            return known.get();
        }
        UUID id = RowIds.next();
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.put("email", email);
        row.put("name", name);
        row.put("role", role);
        row.put("user_type", customer ? "customer" : "agency_member");
        feed.write(tenant, List.of(insert("users", id, row)));
        return id;
    }

    /** Gives a project to a customer, in an organization of the tenant that is made when there is none. */
    void give(UUID tenant, UUID project, UUID customer) {
        List<RowChange> changes = new ArrayList<>();
        Optional<UUID> given = db.<Optional<UUID>>tenant(
                tenant,
                c -> one(
                        c,
                        "SELECT id FROM praetor.agency_projects WHERE tenant_id = ? AND project_id = ?"
                                + " AND customer_user_id = ?",
                        r -> r.getObject(1, UUID.class),
                        tenant,
                        project,
                        customer));
        if (given.isPresent()) {
            return;
        }
        UUID organization = RowIds.next();
        ObjectNode own = Json.MAPPER.createObjectNode();
        own.put("name", "Customers");
        own.put("slug", "customers-" + customer);
        own.put("owner_id", customer.toString());
        changes.add(insert("organizations", organization, own));
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.put("organization_id", organization.toString());
        row.put("project_id", project.toString());
        row.put("customer_user_id", customer.toString());
        changes.add(insert("agency_projects", RowIds.next(), row));
        feed.write(tenant, changes);
    }

    private static RowChange insert(String table, UUID id, ObjectNode row) {
        return new RowChange(table, id, Op.INSERT, 0, null, row, null, 1);
    }
}
