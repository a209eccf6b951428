package app.praetor.store.guard;

import java.util.UUID;

/** Binds the tenant for the duration of a call; a nested call replaces it and the end of the call restores it. */
public final class TenantContext {
    private static final ScopedValue<UUID> TENANT = ScopedValue.newInstance();

    private TenantContext() {}

    /** Runs the operation for the tenant and returns its result; what it throws passes through. */
    public static <T, X extends Throwable> T call(UUID tenant, ScopedValue.CallableOp<? extends T, X> operation)
            throws X {
        return ScopedValue.where(TENANT, tenant).<T, X>call(operation::call);
    }

    /** Runs the operation for the tenant. */
    public static void run(UUID tenant, Runnable operation) {
        ScopedValue.where(TENANT, tenant).run(operation);
    }

    /** The bound tenant; throws {@link NoTenantBoundException} when there is none. */
    public static UUID required() {
        if (!TENANT.isBound()) {
            throw new NoTenantBoundException();
        }
        return TENANT.get();
    }
}
