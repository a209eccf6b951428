package app.praetor.sync.replica;

import app.praetor.store.Replica;
import app.praetor.store.ReplicaUnit;
import app.praetor.sync.client.SyncException;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Ties a tenant of this device to one of a server, and takes the tie off again. Rows stay as they are either way. */
public final class Linking {
    private static final int CHUNK = 500;

    private final Replica replica;
    private final SyncTables tables;

    /**
     * Who signed in where.
     *
     * @param user the person's id on the server
     */
    public record Peer(
            String server,
            UUID tenant,
            UUID user,
            String email,
            @Nullable String name,
            UUID device) {}

    public Linking(Replica replica, SyncTables tables) {
        this.replica = replica;
        this.tables = tables;
    }

    /**
     * Links, or links again. The first time, everything that the tenant holds here is queued to be sent.
     *
     * @param localUser the person's id on this device; null when nobody has worked here
     * @throws SyncException when the tenant is tied to another organization of a server, or another tenant here to this one;
     *     nothing was changed
     */
    public void link(Peer peer, @Nullable UUID localUser) {
        replica.<Boolean>write(unit -> {
            try {
                link(unit, peer, localUser);
                return true;
            } catch (SQLException e) {
                throw new IllegalStateException("The organization could not be linked", e);
            }
        });
        replica.link(true);
    }

    private void link(ReplicaUnit unit, Peer peer, @Nullable UUID localUser) throws SQLException {
        Handle handle = unit.handle();
        UUID tenant = replica.tenant();
        if (Link.find(handle, tenant) != null) {
            int updated = handle.createUpdate("""
                UPDATE praetor.sync_links SET server_url = :server, account = :email, user_id = :user
                WHERE tenant_id = :tenant AND server_tenant = :peer
                """)
                    .bind("server", peer.server())
                    .bind("email", peer.email())
                    .bind("user", peer.user())
                    .bind("tenant", tenant)
                    .bind("peer", peer.tenant())
                    .execute();
            if (updated == 0) {
                throw new SyncException("This organization belongs to another one of a server. Nothing was changed;"
                        + " add an organization of its own for the new one.");
            }
            return;
        }
        alone(handle, peer);
        unit.silent();
        person(handle, peer, localUser);
        handle.createUpdate("""
            INSERT INTO praetor.sync_links (tenant_id, server_url, server_tenant, account, user_id, device_id)
            VALUES (:tenant, :server, :peer, :email, :user, :device)
            """)
                .bind("tenant", tenant)
                .bind("server", peer.server())
                .bind("peer", peer.tenant())
                .bind("email", peer.email())
                .bind("user", peer.user())
                .bind("device", peer.device())
                .execute();
        handle.createUpdate("DELETE FROM praetor.sync_outbox WHERE tenant_id = :tenant")
                .bind("tenant", tenant)
                .execute();
        for (SyncTable table : tables.all()) {
            // Earlier versions of the program counted changes in this column; to this server every row is new.
            handle.createUpdate("UPDATE praetor." + table.name()
                            + " SET row_version = 1 WHERE tenant_id = :tenant AND row_version <> 1")
                    .bind("tenant", tenant)
                    .execute();
            enqueue(handle, table, peer.user());
        }
    }

    /** Rows keep their ids on every device, so a workspace holds an organization of a server once. */
    private void alone(Handle handle, Peer peer) {
        String other = handle.createQuery("""
            SELECT t.name FROM praetor.sync_links l JOIN praetor.tenants t ON t.id = l.tenant_id
            WHERE l.tenant_id <> :tenant AND (l.server_tenant = :peer OR l.user_id = :user)
            """)
                .bind("tenant", replica.tenant())
                .bind("peer", peer.tenant())
                .bind("user", peer.user())
                .mapTo(String.class)
                .findFirst()
                .orElse(null);
        if (other != null) {
            throw new SyncException("“" + other + "” in this workspace is connected to that organization already, and a"
                    + " workspace can hold it only once. Nothing was changed. Work in “" + other
                    + "”, or sign in to another organization of the server here.");
        }
    }

    /** The person keeps what they did here under the id that the server knows. */
    private void person(Handle handle, Peer peer, @Nullable UUID localUser) throws SQLException {
        UUID tenant = replica.tenant();
        if (peer.user().equals(localUser)) {
            return;
        }
        handle.createUpdate("INSERT INTO praetor.users (id, tenant_id, email, name, role) VALUES (:id, :tenant, :email,"
                        + " :name, 'member')")
                .bind("id", peer.user())
                .bind("tenant", tenant)
                .bind("email", "linking-" + peer.user())
                .bind("name", peer.name())
                .execute();
        if (localUser != null) {
            for (SyncTable table : tables.all()) {
                for (String column : table.columns().keySet()) {
                    if (table.type(column).equals("uuid") && !column.equals("id")) {
                        replace(handle, table, column, localUser, peer.user());
                    }
                }
            }
            handle.createUpdate("DELETE FROM praetor.users WHERE tenant_id = :tenant AND id = :id")
                    .bind("tenant", tenant)
                    .bind("id", localUser)
                    .execute();
        }
        handle.createUpdate("UPDATE praetor.users SET email = :email WHERE tenant_id = :tenant AND id = :id")
                .bind("email", peer.email())
                .bind("tenant", tenant)
                .bind("id", peer.user())
                .execute();
    }

    private void replace(Handle handle, SyncTable table, String column, UUID from, UUID to) throws SQLException {
        try (PreparedStatement update = handle.getConnection()
                .prepareStatement("UPDATE praetor." + table.name() + " SET " + column + " = ? WHERE tenant_id = ? AND "
                        + column + " = ?")) {
            update.setObject(1, to);
            update.setObject(2, replica.tenant());
            update.setObject(3, from);
            update.executeUpdate();
        }
    }

    /** Everything but the person, whom the server knows, in transactions of a size that travels well. */
    private void enqueue(Handle handle, SyncTable table, UUID person) throws SQLException {
        List<UUID> ids = handle.createQuery("SELECT id FROM praetor." + table.name()
                        + " WHERE tenant_id = :tenant AND id <> :person ORDER BY id")
                .bind("tenant", replica.tenant())
                .bind("person", person)
                .mapTo(UUID.class)
                .list();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            long stamp = replica.clock().next();
            try (PreparedStatement insert = handle.getConnection()
                    .prepareStatement("INSERT INTO praetor.sync_outbox (tenant_id, stamp, table_name, row_id, op)"
                            + " VALUES (?, ?, ?, ?, 'I')")) {
                for (UUID id : ids.subList(from, Math.min(ids.size(), from + CHUNK))) {
                    insert.setObject(1, replica.tenant());
                    insert.setLong(2, stamp);
                    insert.setString(3, table.name());
                    insert.setObject(4, id);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    /** Where the tenant is linked to, and as whom. */
    public record Where(String server, String account) {}

    /** Null when the tenant is not linked. */
    public static @Nullable Where where(Replica replica) {
        return replica.read(handle -> handle.createQuery(
                        "SELECT server_url, account FROM praetor.sync_links WHERE tenant_id = :tenant")
                .bind("tenant", replica.tenant())
                .map((row, context) -> new Where(row.getString(1), row.getString(2)))
                .findOne()
                .orElse(null));
    }

    /** The person's id on the server, when the tenant is linked; null when it is not. */
    public @Nullable UUID user() {
        return replica.read(handle -> {
            Link link = Link.find(handle, replica.tenant());
            return link == null ? null : link.user();
        });
    }

    /** The device's id, when the tenant is linked; null when it is not. */
    public @Nullable UUID device() {
        return replica.read(handle -> {
            Link link = Link.find(handle, replica.tenant());
            return link == null ? null : link.device();
        });
    }
}
