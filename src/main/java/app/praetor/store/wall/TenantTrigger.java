package app.praetor.store.wall;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.h2.api.Trigger;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.value.Value;
import org.h2.value.ValueNull;
import org.h2.value.ValueUuid;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a changed row of another tenant than the session's. H2 makes one for each owned table, by its class name. The
 * administrator, who migrates and imports, passes.
 */
public final class TenantTrigger implements Trigger {
    private static final String VARIABLE = "praetor tenant";

    private String schema = "";
    private String table = "";
    private volatile int column = -1;

    @Override
    public void init(Connection connection, String schema, String trigger, String table, boolean before, int type) {
        this.schema = schema;
        this.table = table;
    }

    @Override
    public void fire(Connection connection, @Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after)
            throws SQLException {
        SessionLocal session = session(connection);
        if (session.getUser().isAdmin()) {
            return;
        }
        Value bound = session.getVariable(VARIABLE);
        UUID tenant = bound instanceof ValueUuid uuid ? uuid.getUuid() : null;
        check(session, before, tenant);
        check(session, after, tenant);
    }

    private void check(SessionLocal session, @Nullable Object @Nullable [] row, @Nullable UUID tenant)
            throws SQLException {
        // Without a tenant nothing may be written, so null equals no row either.
        if (row != null && (tenant == null || !tenant.equals(row[column(session)]))) {
            throw new SQLException(
                    "A row of another tenant in " + table + " was refused; nothing was changed", "42501");
        }
    }

    private int column(SessionLocal session) {
        int known = column;
        if (known < 0) {
            known = Objects.requireNonNull(
                            session.getDatabase().getSchema(schema).findTableOrView(session, table))
                    .getColumn("tenant_id")
                    .getColumnId();
            column = known;
        }
        return known;
    }

    /**
     * Sets the session's tenant without SQL, so that no SQL needs the right to; null takes it away.
     *
     * @throws SQLException when the connection is not of an embedded H2
     */
    static void bind(Connection connection, @Nullable UUID tenant) throws SQLException {
        session(connection).setVariable(VARIABLE, tenant == null ? ValueNull.INSTANCE : ValueUuid.get(tenant));
    }

    private static SessionLocal session(Connection connection) throws SQLException {
        return (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    }
}
