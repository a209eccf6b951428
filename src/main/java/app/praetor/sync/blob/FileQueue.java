package app.praetor.sync.blob;

import app.praetor.store.Change;
import app.praetor.store.Replica;
import app.praetor.store.attachment.SealedFolder;
import app.praetor.sync.client.FileDesk.Counts;
import app.praetor.sync.client.FileDesk.Moving;
import app.praetor.sync.client.FileDesk.State;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one tenant that are on their way (table {@code sync_files}), kept up with the rows that name files: bundles
 * of kit runs (table {@code kit_executions}).
 */
final class FileQueue {
    private static final Logger LOG = LoggerFactory.getLogger(FileQueue.class);
    private static final String HASH = "[0-9a-f]{64}";

    /** Wrong bytes are fetched this often before a person has to ask for more. */
    private static final int MOST_WRONG = 5;

    private final Replica replica;
    private final FileShelf shelf;
    private final long ahead;

    /** One file to move. */
    record Item(
            UUID row,
            String name,
            String sha256,
            @Nullable UUID project,
            @Nullable Long size,
            boolean up,
            int attempts) {}

    private record Named(
            UUID row,
            String name,
            String sha256,
            @Nullable UUID project,
            @Nullable Long size) {}

    private record Old(UUID row, String name) {}

    /**
     * @param ahead files up to this many bytes are fetched before anybody asks for them
     */
    FileQueue(Replica replica, FileShelf shelf, long ahead) {
        this.replica = replica;
        this.shelf = shelf;
        this.ahead = ahead;
    }

    /** Gives bundles without a hash theirs, where they lie here; that is a change like any other. */
    void nameOld() {
        List<Old> old = replica.read(handle -> handle.createQuery(
                        "SELECT id, bundle_path FROM praetor.kit_executions WHERE tenant_id = :tenant"
                                + " AND bundle_path IS NOT NULL AND bundle_sha256 IS NULL")
                .bind("tenant", replica.tenant())
                .map((row, context) -> new Old(row.getObject(1, UUID.class), row.getString(2)))
                .list());
        for (Old each : old) {
            if (!shelf.holds(each.name())) {
                continue;
            }
            try {
                String hash = shelf.describe(each.name()).sha256();
                replica.<Integer>write(unit -> {
                    unit.capture();
                    return unit.handle()
                            .createUpdate("UPDATE praetor.kit_executions SET bundle_sha256 = :hash WHERE id = :id"
                                    + " AND tenant_id = :tenant AND bundle_sha256 IS NULL")
                            .bind("hash", hash)
                            .bind("id", each.row())
                            .bind("tenant", replica.tenant())
                            .execute();
                });
            } catch (IOException e) {
                LOG.warn("a bundle of an older run is damaged and stays on this device", e);
            }
        }
    }

    /** What was moved before and is not here any more is fetched again. */
    void missLost() {
        List<String> done = replica.read(handle -> handle.createQuery(
                        "SELECT name FROM praetor.sync_files WHERE tenant_id = :tenant AND state = 'done'")
                .bind("tenant", replica.tenant())
                .mapTo(String.class)
                .list());
        done.stream().filter(name -> !shelf.holds(name)).forEach(name -> fetch(name, false));
    }

    /** Queues the files of rows that came or were pushed, and forgets those whose rows are gone. */
    void notice() {
        List<Named> named = replica.read(this::unnoticed);
        List<String> gone = replica.read(this::gone);
        if (named.isEmpty() && gone.isEmpty()) {
            return;
        }
        for (String hash : gone) {
            try {
                shelf.forget(hash);
            } catch (IOException e) {
                LOG.warn("parts of a file that nobody needs could not be removed", e);
            }
        }
        replica.<Integer>write(unit -> {
            forgetGone(unit.handle());
            named.forEach(each -> put(unit.handle(), each));
            return named.size();
        });
    }

    /** Rows of which the server knows and whose file is not queued yet, or is another one than before. */
    private List<Named> unnoticed(Handle handle) {
        return handle
                .createQuery("""
                    SELECT e.id, e.bundle_path, e.bundle_sha256, e.project_id, e.bundle_size_bytes FROM praetor.kit_executions e
                    LEFT JOIN praetor.sync_files f ON f.tenant_id = e.tenant_id AND f.row_id = e.id
                    WHERE e.tenant_id = :tenant AND e.bundle_path IS NOT NULL AND e.bundle_sha256 IS NOT NULL
                    AND (f.row_id IS NULL OR f.sha256 <> e.bundle_sha256)
                    AND NOT EXISTS (SELECT 1 FROM praetor.sync_outbox o WHERE o.row_id = e.id
                      AND o.table_name = 'kit_executions' AND o.seq > (SELECT COALESCE(MAX(s.last_outbox), 0)
                        FROM praetor.sync_sent s WHERE s.tenant_id = :tenant AND s.answered_version IS NOT NULL))
                    """)
                .bind("tenant", replica.tenant())
                .map((row, context) -> new Named(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        number(row.getObject(5))))
                .list()
                .stream()
                // A row is what somebody else may have written: its file must not lead anywhere else.
                .filter(each ->
                        SealedFolder.isName(each.name()) && each.sha256().matches(HASH))
                .toList();
    }

    private static @Nullable Long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : null;
    }

    private static final String GONE = " FROM praetor.sync_files f WHERE f.tenant_id = :tenant AND NOT EXISTS (SELECT 1"
            + " FROM praetor.kit_executions e WHERE e.tenant_id = f.tenant_id AND e.id = f.row_id)";

    private List<String> gone(Handle handle) {
        return handle.createQuery("SELECT f.sha256" + GONE)
                .bind("tenant", replica.tenant())
                .mapTo(String.class)
                .list();
    }

    private void forgetGone(Handle handle) {
        handle.createUpdate("DELETE" + GONE).bind("tenant", replica.tenant()).execute();
    }

    private void put(Handle handle, Named each) {
        boolean here = shelf.holds(each.name());
        boolean small = each.size() == null || each.size() <= ahead;
        handle.createUpdate("DELETE FROM praetor.sync_files WHERE tenant_id = :tenant AND row_id = :row")
                .bind("tenant", replica.tenant())
                .bind("row", each.row())
                .execute();
        handle.createUpdate("INSERT INTO praetor.sync_files (tenant_id, row_id, name, sha256, project_id, size_bytes,"
                        + " up, state) VALUES (:tenant, :row, :name, :sha256, :project, :size, :up, :state)")
                .bind("tenant", replica.tenant())
                .bind("row", each.row())
                .bind("name", each.name())
                .bind("sha256", each.sha256())
                .bind("project", each.project())
                .bind("size", each.size())
                .bind("up", here)
                .bind("state", here || small ? "waiting" : "offered")
                .execute();
    }

    /** The next file whose time has come: what was asked for, then what goes up, small ones first. */
    Optional<Item> next(Instant now) {
        // A wait is never longer than this: if it looks so, the machine's clock was put back.
        Instant latest = now.plus(Waits.MOST);
        return replica.read(handle -> handle.createQuery("""
            SELECT row_id, name, sha256, project_id, size_bytes, up, attempts FROM praetor.sync_files
            WHERE tenant_id = :tenant AND state = 'waiting'
            AND (next_try IS NULL OR next_try <= :now OR next_try > :latest)
            ORDER BY asked DESC, up DESC, COALESCE(size_bytes, 0), noticed_at, name FETCH FIRST ROW ONLY
            """)
                .bind("tenant", replica.tenant())
                .bind("now", now)
                .bind("latest", latest)
                .map((row, context) -> new Item(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        number(row.getObject(5)),
                        row.getBoolean(6),
                        row.getInt(7)))
                .findOne());
    }

    /** When the next file's time comes; empty when nothing waits. */
    Optional<Instant> nextTry() {
        return replica.read(handle -> handle.createQuery(
                        "SELECT MIN(next_try) FROM praetor.sync_files WHERE tenant_id = :tenant AND state = 'waiting'")
                .bind("tenant", replica.tenant())
                .mapTo(Instant.class)
                .findOne());
    }

    /** The file is where it should be; screens of its project are told. */
    void done(Item item) {
        replica.<Integer>write(unit -> {
            if (!item.up()) {
                unit.changed(Change.Kind.KITS, item.project());
            }
            return update(
                            unit.handle(),
                            "state = 'done', asked = FALSE, attempts = 0, next_try = NULL, problem = NULL",
                            item.row())
                    .execute();
        });
    }

    /** The file is tried again at that time. */
    void later(Item item, Instant at, String problem) {
        replica.<Integer>write(
                unit -> update(unit.handle(), "attempts = attempts + 1, next_try = :at, problem = :problem", item.row())
                        .bind("at", at)
                        .bind("problem", problem)
                        .execute());
    }

    /** Bytes were wrong: tried again at that time, and not for ever. */
    void wrong(Item item, Instant at, String problem) {
        if (item.attempts() + 1 < MOST_WRONG) {
            later(item, at, problem);
        } else {
            failed(item, problem);
        }
    }

    /** Only a person can mend it. */
    void failed(Item item, String problem) {
        replica.<Integer>write(unit -> update(
                        unit.handle(),
                        "state = 'failed', attempts = attempts + 1, next_try = NULL, problem = :problem",
                        item.row())
                .bind("problem", problem)
                .execute());
    }

    /** What the server says of the size counts more than what the row says. */
    void size(Item item, long size) {
        replica.<Integer>write(unit -> update(unit.handle(), "size_bytes = :size", item.row())
                .bind("size", size)
                .execute());
    }

    /** A file is needed here, whether it was here before or not. */
    void fetch(String name, boolean asked) {
        replica.<Integer>write(unit -> unit.handle()
                .createUpdate(
                        "UPDATE praetor.sync_files SET up = FALSE, state = 'waiting', asked = :asked, attempts = 0,"
                                + " next_try = NULL, problem = NULL WHERE tenant_id = :tenant AND name = :name")
                .bind("tenant", replica.tenant())
                .bind("name", name)
                .bind("asked", asked)
                .execute());
    }

    void again() {
        replica.<Integer>write(unit -> unit.handle()
                .createUpdate("UPDATE praetor.sync_files SET state = 'waiting', attempts = 0, next_try = NULL"
                        + " WHERE tenant_id = :tenant AND state IN ('waiting', 'failed')")
                .bind("tenant", replica.tenant())
                .execute());
    }

    private Update update(Handle handle, String set, UUID row) {
        return handle.createUpdate(
                        "UPDATE praetor.sync_files SET " + set + " WHERE tenant_id = :tenant AND row_id = :row")
                .bind("tenant", replica.tenant())
                .bind("row", row);
    }

    Counts counts() {
        return replica.read(handle -> handle.createQuery("""
            SELECT COUNT(CASE WHEN up THEN 1 END), COUNT(CASE WHEN NOT up AND state <> 'offered' THEN 1 END),
              COUNT(CASE WHEN state = 'offered' THEN 1 END), COUNT(CASE WHEN state = 'failed' THEN 1 END)
            FROM praetor.sync_files WHERE tenant_id = :tenant AND state <> 'done'
            """)
                .bind("tenant", replica.tenant())
                .map((row, context) -> new Counts(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .one());
    }

    private static final String MOVING = """
        SELECT f.name, e.kit_id, e.kit_version, p.name, f.project_id, f.up, f.state, f.size_bytes, f.attempts, f.next_try,
          f.problem, f.sha256
        FROM praetor.sync_files f
        JOIN praetor.kit_executions e ON e.tenant_id = f.tenant_id AND e.id = f.row_id
        LEFT JOIN praetor.projects p ON p.tenant_id = f.tenant_id AND p.id = f.project_id
        WHERE f.tenant_id = :tenant AND f.state <> 'done'
        """;

    List<Moving> moving(int limit) {
        return replica.read(handle -> handle.createQuery(MOVING
                        + " ORDER BY CASE WHEN f.problem IS NULL THEN 1 ELSE 0 END, f.up DESC, f.noticed_at, f.name"
                        + " FETCH FIRST :limit ROWS ONLY")
                .bind("tenant", replica.tenant())
                .bind("limit", limit)
                .map(this::read)
                .list());
    }

    Optional<Moving> of(String name) {
        return replica.read(handle -> handle.createQuery(MOVING + " AND f.name = :name")
                .bind("tenant", replica.tenant())
                .bind("name", name)
                .map(this::read)
                .findFirst());
    }

    private Moving read(ResultSet row, StatementContext context) throws SQLException {
        OffsetDateTime next = row.getObject(10, OffsetDateTime.class);
        return new Moving(
                row.getString(1),
                row.getString(2) + " " + row.getString(3),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getBoolean(6),
                State.valueOf(row.getString(7).toUpperCase(Locale.ROOT)),
                number(row.getObject(8)),
                row.getBoolean(6) ? 0 : arrived(row.getString(12)),
                row.getInt(9),
                next == null ? null : next.toInstant(),
                row.getString(11));
    }

    private long arrived(String sha256) {
        try {
            return shelf.arrived(sha256);
        } catch (IOException e) {
            return 0;
        }
    }
}
