package app.praetor.server.account;

import static app.praetor.server.base.ServerDb.instant;
import static app.praetor.server.base.ServerDb.list;
import static app.praetor.server.base.ServerDb.one;
import static app.praetor.server.base.ServerDb.update;

import app.praetor.server.base.ServerDb;
import app.praetor.server.feed.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Devices of a tenant ({@code sync_devices}). */
public final class Devices {
    private static final int NAME = 255;

    private final ServerDb db;

    /** A device as people see it. */
    public record Device(
            UUID id,
            String name,
            @Nullable Instant registeredAt,
            @Nullable Instant seenAt,
            boolean revoked) {}

    public Devices(ServerDb db) {
        this.db = db;
    }

    /**
     * Notes that this person uses this device.
     *
     * @param wanted the id that the device had before; it gets a new one when that was revoked, or is another person's
     * @return the device's id
     */
    public UUID register(UUID tenant, UUID user, @Nullable UUID wanted, String name) {
        // The database takes no zero in a text.
        String plain = name.replace("\0", "");
        String shown = plain.isBlank() ? "Device" : plain.substring(0, Math.min(plain.length(), NAME));
        return db.<UUID>tenant(tenant, c -> {
            if (wanted != null) {
                int known = update(
                        c,
                        "UPDATE praetor.sync_devices SET name = ?, seen_at = CURRENT_TIMESTAMP"
                                + " WHERE tenant_id = ? AND id = ? AND user_id = ? AND revoked_at IS NULL",
                        shown,
                        tenant,
                        wanted,
                        user);
                if (known == 1) {
                    return wanted;
                }
            }
            boolean free = wanted != null
                    && one(
                                    c,
                                    "SELECT 1 FROM praetor.sync_devices WHERE tenant_id = ? AND id = ?",
                                    r -> 1,
                                    tenant,
                                    wanted)
                            .isEmpty();
            UUID id = free && wanted != null ? wanted : UUID.randomUUID();
            update(
                    c,
                    "INSERT INTO praetor.sync_devices (tenant_id, id, user_id, name) VALUES (?, ?, ?, ?)",
                    tenant,
                    id,
                    user,
                    shown);
            return id;
        });
    }

    /**
     * @throws AccountException REVOKED when this device may not ask any more
     */
    public void check(Caller caller) {
        if (!holds(caller)) {
            throw new AccountException(
                    AccountException.Kind.REVOKED, "This device was shut out. Its own data stays where it is.");
        }
    }

    /** Whether the device is known, this person's, and not revoked. */
    public boolean holds(Caller caller) {
        return db.any(
                caller.tenant(),
                "SELECT 1 FROM praetor.sync_devices"
                        + " WHERE tenant_id = ? AND id = ? AND user_id = ? AND revoked_at IS NULL",
                caller.tenant(),
                caller.device(),
                caller.user());
    }

    /** All devices of a person, the newest first. */
    public List<Device> of(UUID tenant, UUID user) {
        return db.<List<Device>>tenant(
                tenant,
                c -> list(
                        c,
                        "SELECT id, name, registered_at, seen_at, revoked_at IS NOT NULL FROM praetor.sync_devices"
                                + " WHERE tenant_id = ? AND user_id = ? ORDER BY registered_at DESC, id",
                        r -> new Device(
                                r.getObject(1, UUID.class),
                                r.getString(2),
                                instant(r, 3),
                                instant(r, 4),
                                r.getBoolean(5)),
                        tenant,
                        user));
    }

    /** All devices of a tenant. */
    public List<Device> all(UUID tenant) {
        return db.<List<Device>>tenant(
                tenant,
                c -> list(
                        c,
                        "SELECT id, name, registered_at, seen_at, revoked_at IS NOT NULL FROM praetor.sync_devices"
                                + " WHERE tenant_id = ? ORDER BY registered_at DESC, id",
                        r -> new Device(
                                r.getObject(1, UUID.class),
                                r.getString(2),
                                instant(r, 3),
                                instant(r, 4),
                                r.getBoolean(5)),
                        tenant));
    }

    /**
     * Shuts a device out: its requests are refused from now on.
     *
     * @param user whose device it must be; null for anybody's
     * @throws AccountException NOT_FOUND when there is none
     */
    public void revoke(UUID tenant, @Nullable UUID user, UUID device) {
        int count = db.<Integer>tenant(tenant, c -> {
            update(
                    c,
                    "UPDATE praetor.server_refresh_tokens t SET revoked_at = CURRENT_TIMESTAMP FROM"
                        + " praetor.sync_devices d WHERE t.tenant_id = ? AND t.device = ? AND t.revoked_at IS NULL AND"
                        + " d.tenant_id = t.tenant_id AND d.id = t.device AND (CAST(? AS UUID) IS NULL OR d.user_id ="
                        + " ?)",
                    tenant,
                    device,
                    user,
                    user);
            return update(
                    c,
                    "UPDATE praetor.sync_devices SET revoked_at = COALESCE(revoked_at, CURRENT_TIMESTAMP)"
                            + " WHERE tenant_id = ? AND id = ? AND (CAST(? AS UUID) IS NULL OR user_id = ?)",
                    tenant,
                    device,
                    user,
                    user);
        });
        if (count == 0) {
            throw new AccountException(AccountException.Kind.NOT_FOUND, "There is no such device.");
        }
    }
}
