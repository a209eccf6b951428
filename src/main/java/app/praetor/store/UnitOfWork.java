package app.praetor.store;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One write: a transaction, and what it will have changed once it is committed. */
public final class UnitOfWork {
    private final Handle handle;
    private final Set<Change> changes = new LinkedHashSet<>();

    UnitOfWork(Handle handle) {
        this.handle = handle;
    }

    /** A DAO on this transaction. */
    public <T> T dao(Class<T> type) {
        return handle.attach(type);
    }

    /** Notes what this write changes, to be told after the commit; null for what belongs to no project. */
    public void changed(Change.Kind kind, @Nullable UUID projectId) {
        changes.add(new Change(kind, projectId));
    }

    Set<Change> changes() {
        return changes;
    }
}
