package app.praetor.store;

import app.praetor.store.capture.HybridClock;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A tenant's rows in the workspace's database. */
final class DatabaseReplica implements Replica {
    private final Database database;
    private final UUID tenant;
    private final Captures captures;
    private final Jdbi system;

    DatabaseReplica(Database database, UUID tenant, Captures captures, Jdbi system) {
        this.database = database;
        this.tenant = tenant;
        this.captures = captures;
        this.system = system;
    }

    @Override
    public UUID tenant() {
        return tenant;
    }

    @Override
    public HybridClock clock() {
        return captures.clock();
    }

    @Override
    public <T extends @Nullable Object> T read(Function<Handle, T> work) {
        return system.withHandle(work::apply);
    }

    @Override
    public <T extends @Nullable Object> T write(Function<ReplicaUnit, T> work) {
        ReplicaUnit[] unit = new ReplicaUnit[1];
        T result = database.system(handle -> {
            unit[0] = new ReplicaUnit(handle, captures.clock()::next);
            try {
                return work.apply(unit[0]);
            } finally {
                Database.captureNothing(handle);
            }
        });
        database.publish(unit[0].changes());
        if (unit[0].captured()) {
            captures.captured(tenant);
        }
        return result;
    }

    @Override
    public void link(boolean linked) {
        captures.link(tenant, linked);
    }

    @Override
    public Runnable onCaptured(Runnable listener) {
        return captures.listen(changed -> {
            if (changed.equals(tenant)) {
                listener.run();
            }
        });
    }
}
