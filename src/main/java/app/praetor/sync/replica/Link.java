package app.praetor.sync.replica;

import app.praetor.sync.client.SyncException;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How this device and the server know each other: the tenant's row of {@code sync_links}.
 *
 * @param position where the feed goes on; null before the first load
 * @param version the version up to which this device is complete
 * @param head the server's newest version, as last heard
 * @param shape the tables as they were when rows were last loaded, see {@link app.praetor.sync.table.SyncTables#shape()}; null
 *     before
 * @param loadState new, loading, reload, other (a reload from a server with another history) or done
 */
record Link(
        UUID device,
        UUID user,
        long seq,
        @Nullable String position,
        @Nullable String scope,
        long version,
        long head,
        @Nullable String shape,
        String loadState,
        @Nullable String loadToken,
        @Nullable String loadPosition,
        long loadDone,
        long loadTotal) {

    /** The tenant's link, or null when it has none. */
    static @Nullable Link find(Handle handle, UUID tenant) {
        return handle.createQuery("""
            SELECT device_id, user_id, client_seq, position, scope, version, head, shape, load_state, load_token, load_position,
              load_done, load_total FROM praetor.sync_links WHERE tenant_id = :tenant
            """)
                .bind("tenant", tenant)
                .map((row, context) -> new Link(
                        row.getObject("device_id", UUID.class),
                        row.getObject("user_id", UUID.class),
                        row.getLong("client_seq"),
                        row.getString("position"),
                        row.getString("scope"),
                        row.getLong("version"),
                        row.getLong("head"),
                        row.getString("shape"),
                        row.getString("load_state"),
                        row.getString("load_token"),
                        row.getString("load_position"),
                        row.getLong("load_done"),
                        row.getLong("load_total")))
                .findOne()
                .orElse(null);
    }

    /**
     * @throws SyncException when the tenant is not linked to a server
     */
    static Link of(Handle handle, UUID tenant) {
        Link link = find(handle, tenant);
        if (link == null) {
            throw new SyncException("This organization is not connected to a server.");
        }
        return link;
    }

    /** Whether rows have still to be loaded before the feed makes sense. */
    boolean loads() {
        return !loadState.equals("done");
    }
}
