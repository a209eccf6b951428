package app.praetor.sync.replica;

import app.praetor.sync.client.SyncCounts;
import app.praetor.sync.client.SyncStatus;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What people are told of the exchange, as the database has it. */
final class Counts {
    private Counts() {}

    static SyncCounts of(Handle handle, UUID tenant) {
        Link link = Link.of(handle, tenant);
        var queue = handle.createQuery("""
            SELECT COUNT(*), MIN(o.stamp) FROM praetor.sync_outbox o WHERE o.tenant_id = :tenant
            AND o.seq > (SELECT COALESCE(MAX(last_outbox), 0) FROM praetor.sync_sent
              WHERE tenant_id = :tenant AND answered_version IS NOT NULL)
            """)
                .bind("tenant", tenant)
                .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
                .one();
        Instant last = handle.createQuery("SELECT last_exchange FROM praetor.sync_links WHERE tenant_id = :tenant")
                .bind("tenant", tenant)
                .mapTo(Instant.class)
                .findOne()
                .orElse(null);
        return new SyncCounts(
                (int) queue[0],
                queue[0] == 0 ? null : Instant.ofEpochMilli(queue[1] >>> 16),
                count(handle, tenant, "sync_rejected WHERE tenant_id = :tenant"),
                count(handle, tenant, "sync_conflicts WHERE tenant_id = :tenant AND status = 'open'"),
                link.version(),
                link.head(),
                link.loads() ? new SyncStatus.Load(link.loadDone(), link.loadTotal()) : null,
                last);
    }

    private static int count(Handle handle, UUID tenant, String what) {
        return handle.createQuery("SELECT COUNT(*) FROM praetor." + what)
                .bind("tenant", tenant)
                .mapTo(Integer.class)
                .one();
    }
}
