package app.praetor.store;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tenants of a workspace; they exist before any tenant can be bound, so this is work of the store itself. */
public final class Tenants {
    /** One row of {@code tenants}. */
    public record Entry(UUID id, String name, String slug) {}

    private final Database database;

    public Tenants(Database database) {
        this.database = database;
    }

    /** Oldest first. */
    public List<Entry> list() {
        return database.system(handle -> handle.createQuery(
                        "SELECT id, name, slug FROM praetor.tenants ORDER BY created_at, slug")
                .map((rs, ctx) -> new Entry(rs.getObject("id", UUID.class), rs.getString("name"), rs.getString("slug")))
                .list());
    }

    /** Who signed in to the tenant's server on this device; null when it has none. */
    public @Nullable UUID signedIn(UUID tenant) {
        return database.system(
                handle -> handle.createQuery("SELECT user_id FROM praetor.sync_links WHERE tenant_id = :tenant")
                        .bind("tenant", tenant)
                        .mapTo(UUID.class)
                        .findOne()
                        .orElse(null));
    }

    /** Adds a tenant; the slug must be free. */
    public Entry create(String name, String slug) {
        Entry entry = new Entry(UUID.randomUUID(), name, slug);
        database.system(
                handle -> handle.createUpdate("INSERT INTO praetor.tenants (id, name, slug) VALUES (:id, :name, :slug)")
                        .bindMethods(entry)
                        .execute());
        return entry;
    }
}
