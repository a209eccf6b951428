package app.praetor.store;

import app.praetor.store.capture.CaptureMode;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One transaction of the exchange. */
public final class ReplicaUnit {
    private final Handle handle;
    private final LongSupplier stamps;
    private final Set<Change> changes = new LinkedHashSet<>();
    private boolean captured;

    /**
     * @param stamps gives the stamp of changes that are captured
     */
    public ReplicaUnit(Handle handle, LongSupplier stamps) {
        this.handle = handle;
        this.stamps = stamps;
    }

    public Handle handle() {
        return handle;
    }

    /** What follows is captured as a change of this device. */
    public void capture() {
        captured = true;
        mode(() -> CaptureMode.capture(handle.getConnection(), stamps.getAsLong()));
    }

    /** What follows comes from the server, as of this version. */
    public void apply(long version) {
        mode(() -> CaptureMode.apply(handle.getConnection(), version));
    }

    /** What follows takes out what the server refused. */
    public void revert() {
        mode(() -> CaptureMode.revert(handle.getConnection()));
    }

    /** What follows is not noted. */
    public void silent() {
        mode(() -> CaptureMode.off(handle.getConnection()));
    }

    /** Notes what this changes, to be told after the commit; null for what belongs to no project. */
    public void changed(Change.Kind kind, @Nullable UUID projectId) {
        changes.add(new Change(kind, projectId));
    }

    public Set<Change> changes() {
        return changes;
    }

    public boolean captured() {
        return captured;
    }

    private interface Step {
        void run() throws SQLException;
    }

    private static void mode(Step step) {
        try {
            step.run();
        } catch (SQLException e) {
            throw new IllegalStateException("The connection is not of the embedded database", e);
        }
    }
}
