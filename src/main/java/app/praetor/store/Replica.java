package app.praetor.store;

import app.praetor.store.capture.HybridClock;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's rows as the exchange with a server needs them: below the tenant guard, so every statement names the tenant
 * itself. Only {@code sync} uses it.
 */
public interface Replica {
    UUID tenant();

    /** The clock that stamps this device's changes. */
    HybridClock clock();

    /** Reads on the caller's thread. */
    <T extends @Nullable Object> T read(Function<Handle, T> work);

    /** Writes in one transaction that is on disk when this returns; nothing is captured unless the work says so. */
    <T extends @Nullable Object> T write(Function<ReplicaUnit, T> work);

    /** Begins or ends to capture this tenant's changes. */
    void link(boolean linked);

    /** Called after each commit that left something to send; run the result to stop. */
    Runnable onCaptured(Runnable listener);
}
