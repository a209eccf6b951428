package app.praetor.sync.replica;

import app.praetor.store.Replica;
import app.praetor.store.capture.HybridClock;
import app.praetor.sync.clock.Stamp;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Gives changes that wait the server's time when this machine's clock was wrong. Their order stays. */
final class Restamp {
    private final Replica replica;

    Restamp(Replica replica) {
        this.replica = replica;
    }

    void toServerTime(Handle handle, long serverMillis) {
        UUID tenant = replica.tenant();
        HybridClock clock = replica.clock();
        long shift = serverMillis - clock.millis();
        List<Long> waiting =
                handle.createQuery("""
                    SELECT DISTINCT stamp FROM praetor.sync_outbox WHERE tenant_id = :tenant
                    AND seq > (SELECT COALESCE(MAX(last_outbox), 0) FROM praetor.sync_sent WHERE tenant_id = :tenant)
                    ORDER BY stamp
                    """).bind("tenant", tenant).mapTo(Long.class).list();
        long top = Stamp.at(serverMillis) - waiting.size();
        // What was sent has the stamp that it had, and what comes after it is newer.
        long newest =
                handle.createQuery("""
                    SELECT GREATEST((SELECT COALESCE(MAX(stamp), 0) FROM praetor.sync_links WHERE tenant_id = :tenant),
                      (SELECT COALESCE(MAX(stamp), 0) FROM praetor.sync_outbox WHERE tenant_id = :tenant AND seq <=
                        (SELECT COALESCE(MAX(last_outbox), 0) FROM praetor.sync_sent WHERE tenant_id = :tenant)))
                    """).bind("tenant", tenant).mapTo(Long.class).one();
        int left = waiting.size();
        for (long old : waiting) {
            long moved = Math.min(old + Stamp.at(shift), top + (waiting.size() - left));
            newest = Math.max(moved, newest + 1);
            left--;
            handle.createUpdate("UPDATE praetor.sync_outbox SET stamp = :new WHERE tenant_id = :tenant AND stamp = :old"
                            + " AND seq > (SELECT COALESCE(MAX(last_outbox), 0) FROM praetor.sync_sent"
                            + " WHERE tenant_id = :tenant)")
                    .bind("new", -newest)
                    .bind("old", old)
                    .bind("tenant", tenant)
                    .execute();
        }
        // Written as negatives first, so that a new stamp never meets an old one.
        handle.createUpdate("UPDATE praetor.sync_outbox SET stamp = - stamp WHERE tenant_id = :tenant AND stamp < 0")
                .bind("tenant", tenant)
                .execute();
        clock.set(clock.offsetMillis() + shift, newest);
        handle.createUpdate("UPDATE praetor.sync_links SET clock_offset = :offset WHERE tenant_id = :tenant")
                .bind("offset", clock.offsetMillis())
                .bind("tenant", tenant)
                .execute();
    }
}
