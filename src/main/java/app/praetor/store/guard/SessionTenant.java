package app.praetor.store.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the database which tenant a connection works for, so that it can check by itself. */
@FunctionalInterface
public interface SessionTenant {
    /** Tells the database nothing. */
    SessionTenant UNTOLD = (raw, tenant) -> {};

    /**
     * Called when a guarded connection is first used for a tenant, and with null before it is given back.
     *
     * @throws SQLException when the database cannot take it; the connection is not used then
     */
    void bind(Connection raw, @Nullable UUID tenant) throws SQLException;
}
