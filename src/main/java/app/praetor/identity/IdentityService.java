package app.praetor.identity;

import app.praetor.store.Database;
import app.praetor.store.RowIds;
import app.praetor.store.Store;
import app.praetor.store.Tenants;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who works here: the tenants of the workspace and their people. */
public final class IdentityService {
    private final Database database;
    private final Tenants tenants;

    public IdentityService(Database database) {
        this.database = database;
        this.tenants = new Tenants(database);
    }

    /** Oldest first; empty in a new workspace. */
    public List<Tenant> tenants() {
        return tenants.list().stream()
                .map(e -> new Tenant(e.id(), e.name(), e.slug()))
                .toList();
    }

    /**
     * The tenant with this slug, or the first one when no slug is given.
     *
     * @throws IllegalArgumentException naming the known slugs when there is none
     */
    public Tenant tenant(@Nullable String slug) {
        List<Tenant> all = tenants();
        return all.stream()
                .filter(t -> slug == null || t.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No tenant '" + slug + "' in this workspace; known: "
                        + String.join(", ", all.stream().map(Tenant::slug).toList())));
    }

    /**
     * Adds a tenant with its first user.
     *
     * @throws IllegalArgumentException when a name is blank or too long
     */
    public Tenant create(String tenantName, String userName) {
        return create(tenantName, userName, List.of());
    }

    /**
     * The same where other slugs are taken elsewhere.
     *
     * @throws IllegalArgumentException when a name is blank or too long
     */
    public Tenant create(String tenantName, String userName, Collection<String> alsoTaken) {
        String name = required(tenantName, "workspace name");
        String person = required(userName, "name");
        Set<String> taken = new HashSet<>(alsoTaken);
        tenants().forEach(tenant -> taken.add(tenant.slug()));
        String base = slug(name);
        String slug = base;
        for (int n = 2; taken.contains(slug); n++) {
            slug = base + "-" + n;
        }
        Tenants.Entry entry = tenants.create(name, slug);
        UUID userId = RowIds.next();
        // The schema wants an address; a person who works offline has none here, so one that can never be delivered.
        String email = "user-" + userId + "@device.invalid";
        database.store(entry.id()).write(unit -> {
            unit.dao(UserDao.class).insert(userId, person, email);
            return userId;
        });
        return new Tenant(entry.id(), entry.name(), entry.slug());
    }

    /** The person who works in this tenant on this device: who signed in to its server, or else its first user. */
    public User user(Tenant tenant) {
        Store store = database.store(tenant.id());
        UUID signedIn = tenants.signedIn(tenant.id());
        return store.read(
                UserDao.class,
                dao -> (signedIn == null ? Optional.<UserDao.Row>empty() : dao.byId(signedIn))
                        .orElseGet(dao::first)
                        .toUser(tenant.id()));
    }

    /**
     * Looks at both names before anything is made.
     *
     * @throws IllegalArgumentException when a name is blank or too long
     */
    public static void check(String tenantName, String userName) {
        required(tenantName, "workspace name");
        required(userName, "name");
    }

    private static String required(String text, String what) {
        String value = text.strip();
        if (value.isEmpty() || value.length() > 255) {
            throw new IllegalArgumentException("Give a " + what + " of 1 to 255 characters.");
        }
        return value;
    }

    static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String slug =
                plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String cut = slug.length() > 80 ? slug.substring(0, 80) : slug;
        return cut.isEmpty() ? "workspace" : cut;
    }
}
