package app.praetor.server.feed;

import app.praetor.store.Json;
import app.praetor.sync.wire.Checksum;
import app.praetor.sync.wire.Entry;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.Page;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads the feed behind a position. Pages end with a whole version; one that is larger than a page comes in parts. */
final class PullQuery {
    private static final int MOST = 2000;
    private static final int MOST_BYTES = 4 << 20;

    /** One line of the log. */
    private record Line(
            long version,
            long n,
            String table,
            UUID row,
            String op,
            @Nullable String image) {}

    /**
     * The tenant's clock, and what is known of a position and a device.
     *
     * @param mark of the clock's version
     * @param marked the mark of the position's version
     * @param sent the number of the device's newest batch: a copy of it that never sent that one learns so that it is a copy
     */
    private record Clock(long version, long stamp, long compacted, String mark, String marked, long sent) {}

    Page page(Connection connection, Caller caller, String text, int limit, long now) throws SQLException {
        Position position = Position.parse(text);
        Clock clock = clock(connection, caller, position);
        check(clock, position);
        Scope scope = Scope.of(connection, caller);
        int room = Math.clamp(limit, 1, MOST);
        List<Line> lines = lines(connection, caller, scope, position, room);
        boolean more = lines.size() > room || bytes(lines) > MOST_BYTES;
        long reached = clock.version();
        long part = 0;
        if (more) {
            long open = lines.getLast().version();
            List<Line> kept = lines.size() > room ? lines.subList(0, room) : lines;
            lines = kept.stream().filter(l -> l.version() != open).toList();
            // Versions between hold nothing for the caller.
            reached = open - 1;
            if (lines.isEmpty()) {
                lines = kept;
                part = kept.getLast().n();
            }
        }
        List<Entry> entries = new ArrayList<>(lines.size());
        for (Line line : lines) {
            entries.add(entry(line, scope));
        }
        String mark = reached == clock.version() ? clock.mark() : mark(connection, caller.tenant(), reached);
        return new Page(
                new Position(reached, mark, part).toString(),
                clock.version(),
                reached,
                more,
                part > 0,
                clock.stamp(),
                now,
                scope.digest(),
                clock.sent(),
                Checksum.of(entries),
                entries);
    }

    private static long bytes(List<Line> lines) {
        long bytes = 0;
        for (Line line : lines) {
            bytes += line.image() == null ? 0 : line.image().length();
        }
        return bytes;
    }

    static Entry entry(String table, UUID row, long version, String op, @Nullable String image, Scope scope) {
        if (image == null) {
            return new Entry(table, row, version, Op.DELETE, null);
        }
        ObjectNode values = (ObjectNode) Json.parse(image);
        values.remove(List.of("row_version"));
        values.propertyNames().stream()
                .filter(name -> values.path(name).isNull())
                .toList()
                .forEach(values::remove);
        return new Entry(table, row, version, op.equals("I") ? Op.INSERT : Op.UPDATE, scope.shown(table, values));
    }

    private static Entry entry(Line line, Scope scope) {
        return entry(line.table(), line.row(), line.version(), line.op(), line.image(), scope);
    }

    static long head(Connection connection, UUID tenant) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT ver FROM praetor.tenant_clock WHERE tenant_id = ?")) {
            query.setObject(1, tenant);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 1;
            }
        }
    }

    private static Clock clock(Connection connection, Caller caller, Position position) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
            SELECT COALESCE(c.ver, 1), COALESCE(c.stamp, 0), COALESCE(c.compacted, 0), m.mark, p.mark, d.last_seq
            FROM (SELECT CAST(? AS uuid) AS id) t
            LEFT JOIN praetor.tenant_clock c ON c.tenant_id = t.id
            LEFT JOIN praetor.feed_versions m ON m.tenant_id = t.id AND m.ver = c.ver
            LEFT JOIN praetor.feed_versions p ON p.tenant_id = t.id AND p.ver = ?
            LEFT JOIN praetor.sync_devices d ON d.tenant_id = t.id AND d.id = ?
            """)) {
            query.setObject(1, caller.tenant());
            query.setLong(2, position.version());
            query.setObject(3, caller.device());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Clock(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        Objects.requireNonNullElse(row.getString(4), Position.GENESIS),
                        Objects.requireNonNullElse(row.getString(5), Position.GENESIS),
                        row.getLong(6));
            }
        }
    }

    /** The newest stamp that the server has seen for the tenant. */
    static long stamp(Connection connection, UUID tenant) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT stamp FROM praetor.tenant_clock WHERE tenant_id = ?")) {
            query.setObject(1, tenant);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static void check(Clock clock, Position position) {
        if (position.version() < clock.compacted()) {
            throw new FeedException(FeedException.Kind.RELOAD, "This device was away too long; it loads anew.");
        }
        if (position.version() > clock.version() || !clock.marked().equals(position.mark())) {
            throw new FeedException(
                    FeedException.Kind.HISTORY, "The server has another history than this device; it loads anew.");
        }
    }

    static String mark(Connection connection, UUID tenant, long version) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT mark FROM praetor.feed_versions WHERE tenant_id = ? AND ver = ?")) {
            query.setObject(1, tenant);
            query.setLong(2, version);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : Position.GENESIS;
            }
        }
    }

    private static List<Line> lines(Connection connection, Caller caller, Scope scope, Position position, int limit)
            throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(caller.tenant(), caller.device()));
        parameters.add(position.version());
        parameters.add(position.version() + 1);
        parameters.add(position.part());
        String seen = scope.ofLog(connection, parameters);
        parameters.add(limit + 1);
        try (PreparedStatement query = connection.prepareStatement("SELECT ver, n, table_name, row_id, op, image::text"
                + " FROM praetor.change_log c WHERE c.tenant_id = ? AND c.device IS DISTINCT FROM ?"
                + " AND c.ver > ? AND (c.ver > ? OR c.n > ?)" + seen + " ORDER BY c.ver, c.n LIMIT ?")) {
            Scope.bind(query, 1, parameters);
            try (ResultSet found = query.executeQuery()) {
                List<Line> lines = new ArrayList<>();
                long bytes = 0;
                while (found.next()) {
                    Line line = new Line(
                            found.getLong(1),
                            found.getLong(2),
                            found.getString(3),
                            found.getObject(4, UUID.class),
                            found.getString(5),
                            found.getString(6));
                    lines.add(line);
                    bytes += line.image() == null ? 0 : line.image().length();
                    if (bytes > MOST_BYTES) {
                        break;
                    }
                }
                return lines;
            }
        }
    }
}
