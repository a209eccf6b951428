package app.praetor.store;

import app.praetor.store.capture.HybridClock;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Which tenants' changes are captured, under which clock, and who wants to know. */
final class Captures {
    private static final ScopedValue<Long> STAMP = ScopedValue.newInstance();

    private final HybridClock clock;
    private final Set<UUID> linked = ConcurrentHashMap.newKeySet();
    private final List<Consumer<UUID>> listeners = new CopyOnWriteArrayList<>();

    Captures(HybridClock clock, List<UUID> linked) {
        this.clock = clock;
        this.linked.addAll(linked);
    }

    /** As the database says: who is linked, and after which stamp to go on. */
    static Captures of(Handle handle, InstantSource source) {
        long offset = number(handle, "SELECT COALESCE(MAX(clock_offset), 0) FROM praetor.sync_links");
        long last = number(
                handle,
                "SELECT GREATEST((SELECT COALESCE(MAX(stamp), 0) FROM praetor.sync_outbox),"
                        + " (SELECT COALESCE(MAX(stamp), 0) FROM praetor.sync_links))");
        return new Captures(
                new HybridClock(source, last, offset),
                handle.createQuery("SELECT tenant_id FROM praetor.sync_links")
                        .mapTo(UUID.class)
                        .list());
    }

    private static long number(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }

    HybridClock clock() {
        return clock;
    }

    void link(UUID tenant, boolean on) {
        if (on) {
            linked.add(tenant);
        } else {
            linked.remove(tenant);
        }
    }

    /** A stamp for a transaction of the tenant; 0 when nothing of it is captured. */
    long stamp(UUID tenant) {
        return linked.contains(tenant) ? clock.next() : 0;
    }

    /** Runs a transaction whose connections capture under this stamp. */
    static <T, X extends Throwable> T under(long stamp, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(STAMP, stamp).<T, X>call(work::call);
    }

    static long current() {
        return STAMP.isBound() ? STAMP.get() : 0;
    }

    Runnable listen(Consumer<UUID> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void captured(UUID tenant) {
        listeners.forEach(listener -> listener.accept(tenant));
    }
}
