package app.praetor.server.command;

import static app.praetor.server.base.ServerDb.one;
import static app.praetor.server.base.ServerDb.update;

import app.praetor.server.account.AccountException;
import app.praetor.server.base.ServerDb;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Tenants as administrators make and find them, with the owner's rights. */
final class Tenants {
    private Tenants() {}

    static UUID add(DatabaseOptions.Opened opened, String name, String slug) {
        UUID id = UUID.randomUUID();
        new ServerDb(opened.owner())
                .<Integer>tenant(
                        id,
                        c -> update(
                                c, "INSERT INTO praetor.tenants (id, name, slug) VALUES (?, ?, ?)", id, name, slug));
        return id;
    }

    /** @throws AccountException NO_TENANT */
    static UUID find(DatabaseOptions.Opened opened, String slug) {
        return new ServerDb(opened.owner())
                .<Optional<UUID>>plain(c -> {
                    return one(
                            c, "SELECT id FROM praetor.tenants WHERE slug = ?", r -> r.getObject(1, UUID.class), slug);
                })
                .orElseThrow(() -> new AccountException(
                        AccountException.Kind.NO_TENANT, "There is no tenant of this short name: see tenant add."));
    }

    static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "tenant" : slug;
    }
}
