package app.praetor.server.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Shortens a tenant's feed; who is behind loads anew. */
final class Compaction {
    private Compaction() {}

    static long run(Connection connection, UUID tenant, int days) throws SQLException {
        long horizon;
        try (PreparedStatement query = connection.prepareStatement("""
            SELECT GREATEST(c.compacted, LEAST(c.ver,
              COALESCE((SELECT MIN(position_ver) FROM praetor.sync_devices d
                WHERE d.tenant_id = c.tenant_id AND d.revoked_at IS NULL), c.ver)),
              COALESCE((SELECT MAX(v.ver) FROM praetor.feed_versions v WHERE v.tenant_id = c.tenant_id
                AND v.committed_about < CURRENT_TIMESTAMP - make_interval(days => ?)), 0))
            FROM praetor.tenant_clock c WHERE c.tenant_id = ?
            """)) {
            query.setInt(1, days);
            query.setObject(2, tenant);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return 0;
                }
                horizon = row.getLong(1);
            }
        }
        String[] steps = {
            "DELETE FROM praetor.change_log WHERE tenant_id = ? AND ver <= ?",
            "DELETE FROM praetor.feed_versions WHERE tenant_id = ? AND ver < ?",
            "DELETE FROM praetor.sync_rows WHERE tenant_id = ? AND ended_ver <= ?",
            "UPDATE praetor.tenant_clock SET compacted = ? WHERE tenant_id = ?"
        };
        for (String step : steps) {
            try (PreparedStatement statement = connection.prepareStatement(step)) {
                boolean clock = step.startsWith("UPDATE");
                statement.setObject(clock ? 2 : 1, tenant);
                statement.setLong(clock ? 1 : 2, horizon);
                statement.executeUpdate();
            }
        }
        return horizon;
    }
}
