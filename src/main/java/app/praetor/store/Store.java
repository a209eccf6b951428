package app.praetor.store;

import app.praetor.store.guard.TenantContext;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;

/**
 * One tenant's view of the database. Every statement passes the tenant guard; reads run on the caller's thread, writes
 * queue for the one writer thread, each as one transaction.
 */
public final class Store {
    private final Jdbi guarded;
    private final UUID tenant;
    private final Writer writer;
    private final ChangeFeed changes;
    private final Captures captures;
    private final UnaryOperator<RuntimeException> trouble;

    Store(
            Jdbi guarded,
            UUID tenant,
            Writer writer,
            ChangeFeed changes,
            Captures captures,
            UnaryOperator<RuntimeException> trouble) {
        this.guarded = guarded;
        this.tenant = tenant;
        this.writer = writer;
        this.changes = changes;
        this.captures = captures;
        this.trouble = trouble;
    }

    public UUID tenant() {
        return tenant;
    }

    public ChangeFeed changes() {
        return changes;
    }

    /** Reads with one DAO. */
    public <D, T> T read(Class<D> dao, Function<D, T> work) {
        try {
            return TenantContext.call(tenant, () -> guarded.withHandle(handle -> work.apply(handle.attach(dao))));
        } catch (RuntimeException e) {
            throw trouble.apply(e);
        }
    }

    /**
     * Writes in one transaction and returns when it is committed and on disk.
     *
     * @throws WorkspaceException when the disk is full or the file cannot be written
     * @throws RuntimeException whatever the work threw; nothing of it is kept then
     */
    public <T> T write(Function<UnitOfWork, T> work) {
        return writer.call(() -> {
            UnitOfWork[] unit = new UnitOfWork[1];
            long stamp = captures.stamp(tenant);
            T result;
            try {
                result = TenantContext.call(
                        tenant,
                        () -> Captures.under(
                                stamp,
                                () -> guarded.inTransaction(handle -> {
                                    unit[0] = new UnitOfWork(handle);
                                    return work.apply(unit[0]);
                                })));
            } catch (RuntimeException e) {
                throw trouble.apply(e);
            }
            changes.publish(unit[0].changes());
            if (stamp != 0) {
                captures.captured(tenant);
            }
            return result;
        });
    }
}
