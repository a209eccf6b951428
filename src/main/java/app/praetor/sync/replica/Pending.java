package app.praetor.sync.replica;

import app.praetor.sync.wire.Op;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Changes of this device that a version of the feed does not hold yet. */
final class Pending {
    private final Map<RowKey, List<Line>> lines = new HashMap<>();

    private record Line(Op op, Set<String> changed, long answered) {}

    /** What of a row is this device's own. */
    record Own(boolean any, boolean deleted, Set<String> columns) {
        static final Own NOTHING = new Own(false, false, Set.of());
    }

    /** Reads what there is about these rows. */
    static Pending of(Handle handle, UUID tenant, Collection<UUID> rows) throws SQLException {
        Pending pending = new Pending();
        boolean empty = handle.createQuery("SELECT seq FROM praetor.sync_outbox WHERE tenant_id = :tenant"
                        + " ORDER BY seq FETCH FIRST 1 ROWS ONLY")
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .findOne()
                .isEmpty();
        if (empty || rows.isEmpty()) {
            return pending;
        }
        handle.createQuery("""
            SELECT o.table_name, o.row_id, o.op, o.changed, s.answered_version
            FROM praetor.sync_outbox o LEFT JOIN praetor.sync_sent s
              ON s.tenant_id = o.tenant_id AND o.seq BETWEEN s.first_outbox AND s.last_outbox
            WHERE o.tenant_id = :tenant AND o.row_id = ANY(:rows) ORDER BY o.seq
            """)
                .bind("tenant", tenant)
                .bind("rows", rows.toArray(new UUID[0]))
                .map((row, context) -> {
                    String changed = row.getString("changed");
                    Long answered = row.getObject("answered_version", Long.class);
                    return Map.entry(
                            new RowKey(row.getString("table_name"), row.getObject("row_id", UUID.class)),
                            new Line(
                                    Op.of(row.getString("op")),
                                    changed == null ? Set.of() : Set.of(changed.split(",")),
                                    answered == null ? Long.MAX_VALUE : answered));
                })
                .forEach(e -> pending.lines
                        .computeIfAbsent(e.getKey(), k -> new ArrayList<>())
                        .add(e.getValue()));
        return pending;
    }

    /** What of the row is newer than this version of the feed. */
    Own of(RowKey row, long version) {
        List<Line> all = lines.get(row);
        if (all == null) {
            return Own.NOTHING;
        }
        boolean deleted = false;
        boolean any = false;
        Set<String> columns = new HashSet<>();
        for (Line line : all) {
            if (line.answered() > version) {
                any = true;
                deleted = line.op() == Op.DELETE;
                columns.addAll(line.changed());
            }
        }
        return any ? new Own(true, deleted, columns) : Own.NOTHING;
    }
}
