package app.praetor.sync.replica;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Forgets batches that the feed has passed: until then a row shows this device's change and not the server's older one. */
final class Settled {
    private Settled() {}

    static void forget(Handle handle, UUID tenant) {
        Long last = handle.createQuery("""
            SELECT COALESCE(
              MIN(CASE WHEN answered_version <= l.version THEN NULL ELSE first_outbox - 1 END), MAX(last_outbox))
            FROM praetor.sync_sent s JOIN praetor.sync_links l ON l.tenant_id = s.tenant_id
            WHERE s.tenant_id = :tenant
            """)
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
        if (last == null) {
            return;
        }
        int passed = handle.createUpdate("DELETE FROM praetor.sync_outbox WHERE seq <= :last AND tenant_id = :tenant")
                .bind("last", last)
                .bind("tenant", tenant)
                .execute();
        if (passed > 0) {
            // The newest stays: it says up to where everything was sent.
            handle.createUpdate("""
                DELETE FROM praetor.sync_sent WHERE tenant_id = :tenant AND last_outbox <= :last
                AND last_outbox < (SELECT MAX(last_outbox) FROM praetor.sync_sent WHERE tenant_id = :tenant)
                """).bind("tenant", tenant).bind("last", last).execute();
            Shadows.sweep(handle, tenant);
        }
    }
}
