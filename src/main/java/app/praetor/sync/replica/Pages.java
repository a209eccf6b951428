package app.praetor.sync.replica;

import app.praetor.store.ReplicaUnit;
import app.praetor.sync.table.SyncTables;
import app.praetor.sync.wire.Entry;
import app.praetor.sync.wire.Page;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What a page of the feed means here. A version that is larger than a page is staged until all of it has come. */
final class Pages {
    private final SyncTables tables;
    private final UUID tenant;

    Pages(SyncTables tables, UUID tenant) {
        this.tables = tables;
        this.tenant = tenant;
    }

    /**
     * Takes a page in the transaction that moves the position; one that came twice changes nothing.
     *
     * @param link as it was when the page was asked for
     */
    void take(ReplicaUnit unit, Link link, Page page) throws SQLException {
        Handle handle = unit.handle();
        if (!String.valueOf(link.position())
                .equals(String.valueOf(Link.of(handle, tenant).position()))) {
            // An older answer came twice.
            return;
        }
        if (page.partial()) {
            handle.createUpdate("INSERT INTO praetor.sync_staged (tenant_id, body) VALUES (:tenant, :body)")
                    .bind("tenant", tenant)
                    .bind("body", Wire.pack(page.entries()))
                    .execute();
        } else {
            apply(unit, page);
        }
        unit.silent();
        handle.createUpdate("""
            UPDATE praetor.sync_links SET position = :position, version = :version, head = :head, scope = :scope,
              stamp = GREATEST(stamp, :stamp), last_exchange = CURRENT_TIMESTAMP WHERE tenant_id = :tenant
            """)
                .bind("position", page.position())
                .bind("version", page.partial() ? link.version() : page.reached())
                .bind("head", page.head())
                .bind("scope", page.scope())
                .bind("stamp", page.stamp())
                .bind("tenant", tenant)
                .execute();
        Settled.forget(handle, tenant);
    }

    private void apply(ReplicaUnit unit, Page page) throws SQLException {
        Applier applier = new Applier(tables, tenant);
        Handle handle = unit.handle();
        List<Long> staged = handle.createQuery(
                        "SELECT seq FROM praetor.sync_staged WHERE tenant_id = :tenant ORDER BY seq")
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .list();
        for (Long part : staged) {
            byte[] body = handle.createQuery("SELECT body FROM praetor.sync_staged WHERE seq = :seq")
                    .bind("seq", part)
                    .map((row, context) -> row.getBytes(1))
                    .one();
            applier.apply(unit, List.of(Wire.unpack(body, Entry[].class)));
        }
        applier.apply(unit, page.entries());
        applier.again(unit, page.reached());
        if (!staged.isEmpty()) {
            handle.createUpdate("DELETE FROM praetor.sync_staged WHERE tenant_id = :tenant")
                    .bind("tenant", tenant)
                    .execute();
        }
    }
}
