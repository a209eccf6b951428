package app.praetor.store.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.h2.api.Trigger;
import org.h2.engine.SessionLocal;
import org.h2.table.Column;
import org.h2.table.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes {@code sync_outbox} for each changed row of an exchanged table, and keeps the row as the server knew it in {@code
 * sync_shadow} when it is first changed. H2 makes one for each table, by its class name.
 */
public final class CaptureTrigger implements Trigger {
    /** SQL state of a deletion that would take away unsent changes. */
    public static final String HELD = "PRH01";

    private static final String OUTBOX =
            "INSERT INTO praetor.sync_outbox (tenant_id, stamp, table_name, row_id, op, changed) VALUES (?, ?, ?, ?,"
                    + " ?, ?)";
    private static final String HAS_SHADOW = "SELECT 1 FROM praetor.sync_shadow WHERE row_id = ? AND table_name = ?";
    private static final String SHADOW =
            "INSERT INTO praetor.sync_shadow (tenant_id, table_name, row_id, base) VALUES (?, ?, ?, ? FORMAT JSON)";
    private static final String UNSENT = "SELECT 1 FROM praetor.sync_outbox o WHERE o.row_id = ? AND o.table_name = ?"
            + " AND NOT EXISTS (SELECT 1 FROM praetor.sync_sent s WHERE s.tenant_id = o.tenant_id"
            + " AND o.seq BETWEEN s.first_outbox AND s.last_outbox AND s.answered_version <= ?)";
    private static final String KEEP = "INSERT INTO praetor.sync_rejected (tenant_id, table_name, row_id, op, content,"
            + " code, reason) VALUES (?, ?, ?, 'I', ? FORMAT JSON, 'parent',"
            + " 'It belongs to something that the server did not accept.')";

    private String schema = "";
    private String table = "";
    private volatile @Nullable Layout layout;

    /** Where the columns are, and which of them count. */
    private record Layout(Column[] columns, int id, int tenant, int version) {
        static Layout of(Table table) {
            return new Layout(
                    table.getColumns(),
                    table.getColumn("id").getColumnId(),
                    table.getColumn("tenant_id").getColumnId(),
                    table.getColumn("row_version").getColumnId());
        }

        boolean travels(int column) {
            return column != tenant && column != version && column != id;
        }
    }

    @Override
    public void init(Connection connection, String schema, String trigger, String table, boolean before, int type) {
        this.schema = schema;
        // While H2 changes a table's definition, both names begin with that of a copy.
        this.table = trigger.substring(trigger.lastIndexOf(Capture.PREFIX) + Capture.PREFIX.length());
    }

    @Override
    public void fire(Connection connection, @Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after)
            throws SQLException {
        SessionLocal session = CaptureMode.session(connection);
        long mode = CaptureMode.mode(session);
        if (mode == CaptureMode.OFF) {
            return;
        }
        Layout at = layout(session);
        if (mode > 0) {
            capture(connection, mode, at, before, after);
        } else if (before != null && after == null) {
            deleted(connection, session, mode, at, before);
        }
    }

    private void capture(
            Connection connection,
            long stamp,
            Layout at,
            @Nullable Object @Nullable [] before,
            @Nullable Object @Nullable [] after)
            throws SQLException {
        @Nullable Object[] row = after == null ? Objects.requireNonNull(before) : after;
        String changed = null;
        if (before != null && after != null) {
            changed = changed(at, before, after);
            if (changed.isEmpty()) {
                return;
            }
        }
        UUID tenant = (UUID) Objects.requireNonNull(row[at.tenant()]);
        UUID id = (UUID) Objects.requireNonNull(row[at.id()]);
        if (before != null && known(before, at) && !hasShadow(connection, id)) {
            keep(connection, SHADOW, tenant, id, at, before);
        }
        try (PreparedStatement insert = connection.prepareStatement(OUTBOX)) {
            insert.setObject(1, tenant);
            insert.setLong(2, stamp);
            insert.setString(3, table);
            insert.setObject(4, id);
            insert.setString(5, before == null ? "I" : after == null ? "D" : "U");
            insert.setString(6, changed);
            insert.executeUpdate();
        }
    }

    /** A version above 1 was given by the server. */
    private static boolean known(@Nullable Object[] row, Layout at) {
        return row[at.version()] instanceof Number version && version.longValue() > 1;
    }

    private static String changed(Layout at, @Nullable Object[] before, @Nullable Object[] after) throws SQLException {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < before.length; i++) {
            if (at.travels(i) && !RowImage.same(before[i], after[i])) {
                names.append(names.isEmpty() ? "" : ",").append(at.columns()[i].getName());
            }
        }
        return names.toString();
    }

    private boolean hasShadow(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HAS_SHADOW)) {
            query.setObject(1, id);
            query.setString(2, table);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void keep(Connection connection, String sql, UUID tenant, UUID id, Layout at, @Nullable Object[] row)
            throws SQLException {
        ObjectNode image = RowImage.of(at.columns(), row);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, tenant);
            insert.setString(2, table);
            insert.setObject(3, id);
            insert.setString(4, image.toString());
            insert.executeUpdate();
        }
    }

    private void deleted(Connection connection, SessionLocal session, long mode, Layout at, @Nullable Object[] before)
            throws SQLException {
        UUID id = (UUID) Objects.requireNonNull(before[at.id()]);
        boolean unsent;
        try (PreparedStatement query = connection.prepareStatement(UNSENT)) {
            query.setObject(1, id);
            query.setString(2, table);
            query.setLong(3, mode == CaptureMode.APPLYING ? CaptureMode.version(session) : Long.MIN_VALUE);
            try (ResultSet rows = query.executeQuery()) {
                unsent = rows.next();
            }
        }
        if (unsent && mode == CaptureMode.APPLYING) {
            throw new SQLException("A row with changes that were not sent is kept", HELD);
        }
        if (unsent) {
            keep(connection, KEEP, (UUID) Objects.requireNonNull(before[at.tenant()]), id, at, before);
            for (String from : new String[] {"sync_outbox", "sync_shadow"}) {
                try (PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM praetor." + from + " WHERE row_id = ? AND table_name = ?")) {
                    delete.setObject(1, id);
                    delete.setString(2, table);
                    delete.executeUpdate();
                }
            }
        }
    }

    private Layout layout(SessionLocal session) {
        Layout known = layout;
        if (known == null) {
            known = Layout.of(Objects.requireNonNull(
                    session.getDatabase().getSchema(schema).findTableOrView(session, table)));
            layout = known;
        }
        return known;
    }
}
