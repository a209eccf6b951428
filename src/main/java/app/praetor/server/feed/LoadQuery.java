package app.praetor.server.feed;

import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import app.praetor.sync.wire.Checksum;
import app.praetor.sync.wire.Entry;
import app.praetor.sync.wire.LoadPage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything a caller sees, table by table and by id, in pieces that each are of another moment: what changed since the
 * first comes with the feed afterwards, so a row may be old, and one whose parent is not there yet may be left.
 */
final class LoadQuery {
    private static final int MOST = 2000;
    private static final int MOST_BYTES = 4 << 20;
    private static final UUID FIRST = new UUID(0, 0);

    private final List<SyncTable> tables;
    private final SyncTables all;

    /** Where a load goes on, and what it began with. */
    private record Token(int table, UUID after, long version, String mark, long done, long total) {
        static Token parse(String text) {
            String[] parts = text.split("\\.", -1);
            try {
                if (parts.length == 6) {
                    return new Token(
                            Integer.parseInt(parts[0]),
                            UUID.fromString(parts[1]),
                            Long.parseLong(parts[2]),
                            parts[3],
                            Long.parseLong(parts[4]),
                            Long.parseLong(parts[5]));
                }
            } catch (IllegalArgumentException e) {
                throw new FeedException(FeedException.Kind.INVALID, "This is no token of a load.");
            }
            throw new FeedException(FeedException.Kind.INVALID, "This is no token of a load.");
        }

        @Override
        public String toString() {
            return table + "." + after + "." + version + "." + mark + "." + done + "." + total;
        }
    }

    LoadQuery(SyncTables tables) {
        this.all = tables;
        this.tables = List.copyOf(tables.all());
    }

    LoadPage page(Connection connection, Caller caller, @Nullable String text, int limit, long now)
            throws SQLException {
        Scope scope = Scope.of(connection, caller);
        Token token = text == null ? begin(connection, caller, scope) : Token.parse(text);
        if (!PullQuery.mark(connection, caller.tenant(), token.version()).equals(token.mark())) {
            throw new FeedException(FeedException.Kind.HISTORY, "The server has another history now; load anew.");
        }
        int room = Math.clamp(limit, 1, MOST);
        List<Entry> entries = new ArrayList<>();
        int table = Math.max(0, token.table());
        UUID after = token.after();
        long bytes = 0;
        while (table < tables.size() && entries.size() < room && bytes < MOST_BYTES) {
            int before = entries.size();
            bytes += read(connection, caller, scope, tables.get(table), after, room - before, entries);
            if (entries.size() - before < room - before && bytes < MOST_BYTES) {
                table++;
                after = FIRST;
            } else if (entries.size() > before) {
                after = entries.getLast().id();
            }
        }
        long done = token.done() + entries.size();
        Token next = new Token(table, after, token.version(), token.mark(), done, Math.max(token.total(), done));
        return new LoadPage(
                table >= tables.size() ? null : next.toString(),
                new Position(token.version(), token.mark(), 0).toString(),
                token.version(),
                scope.digest(),
                done,
                next.total(),
                PullQuery.stamp(connection, caller.tenant()),
                now,
                Checksum.of(entries),
                entries);
    }

    private Token begin(Connection connection, Caller caller, Scope scope) throws SQLException {
        List<Object> parameters = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (SyncTable table : tables) {
            parameters.add(caller.tenant());
            String seen = scope.ofTable(connection, all, table, parameters);
            if (seen == null) {
                parameters.removeLast();
            } else {
                counts.add("(SELECT COUNT(*) FROM praetor." + table.name() + " t WHERE t.tenant_id = ?" + seen + ")");
            }
        }
        long total;
        try (PreparedStatement query = connection.prepareStatement("SELECT " + String.join(" + ", counts))) {
            Scope.bind(query, 1, parameters);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                total = row.getLong(1);
            }
        }
        long version = PullQuery.head(connection, caller.tenant());
        String mark = PullQuery.mark(connection, caller.tenant(), version);
        return new Token(0, FIRST, version, mark, 0, total);
    }

    /** Adds rows behind an id; returns about how many bytes they have. */
    private long read(
            Connection connection,
            Caller caller,
            Scope scope,
            SyncTable table,
            UUID after,
            int room,
            List<Entry> entries)
            throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(caller.tenant(), after));
        String seen = scope.ofTable(connection, all, table, parameters);
        if (seen == null) {
            return 0;
        }
        parameters.add(room);
        long bytes = 0;
        try (PreparedStatement query = connection.prepareStatement("SELECT t.id, t.row_version,"
                + " (to_jsonb(t) - 'tenant_id')::text FROM praetor." + table.name()
                + " t WHERE t.tenant_id = ? AND t.id > ?" + seen + " ORDER BY t.id LIMIT ?")) {
            Scope.bind(query, 1, parameters);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next() && bytes < MOST_BYTES) {
                    String image = rows.getString(3);
                    entries.add(PullQuery.entry(
                            table.name(), rows.getObject(1, UUID.class), rows.getLong(2), "U", image, scope));
                    bytes += image.length();
                }
            }
        }
        return bytes;
    }
}
