package app.praetor.server.http;

import static app.praetor.server.base.ServerDb.list;
import static app.praetor.server.base.ServerDb.one;
import static app.praetor.server.base.ServerDb.update;

import app.praetor.server.base.ServerDb;
import app.praetor.server.feed.Caller;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files of a tenant by the hash of their bytes ({@code blobs}, {@code blob_chunks}). Each project has its own: the same
 * bytes of two projects are two files.
 */
final class BlobStore {
    /** Bytes of every chunk but the last. */
    static final int CHUNK = 4 << 20;

    private static final String BLOB =
            "SELECT b.id, b.size_bytes, b.complete, (SELECT COALESCE(sum(octet_length(k.bytes)), 0) FROM"
                    + " praetor.blob_chunks k WHERE k.tenant_id = b.tenant_id AND k.blob_id = b.id) FROM"
                    + " praetor.blobs b WHERE b.tenant_id = ? AND b.sha256 = ?";

    private final ServerDb db;

    /** What is there of a file. */
    record Blob(UUID id, long size, boolean complete, long stored) {}

    BlobStore(ServerDb db) {
        this.db = db;
    }

    /**
     * What is there of a file that the caller sees.
     *
     * @param project whose file; null for anybody's, a whole one before others
     */
    Optional<Blob> find(Caller caller, String hash, @Nullable UUID project) {
        return db.<Optional<Blob>>tenant(
                caller.tenant(),
                c -> one(
                        c,
                        BLOB + " AND (NOT ? OR EXISTS (SELECT 1 FROM praetor.agency_projects a WHERE a.tenant_id ="
                                + " b.tenant_id AND a.project_id = b.project_id AND a.customer_user_id = ? AND"
                                + " a.status <> 'archived')) AND (?::uuid IS NULL OR b.project_id = ?)"
                                + " ORDER BY b.complete DESC, b.project_id NULLS FIRST LIMIT 1",
                        BlobStore::blob,
                        caller.tenant(),
                        hash,
                        caller.customer(),
                        caller.user(),
                        project,
                        project));
    }

    private static Blob blob(ResultSet row) throws SQLException {
        return new Blob(row.getObject(1, UUID.class), row.getLong(2), row.getBoolean(3), row.getLong(4));
    }

    private static void mayAddTo(Connection c, Caller caller, @Nullable UUID project) throws SQLException {
        if (caller.customer()
                && one(
                                c,
                                "SELECT 1 FROM praetor.agency_projects WHERE tenant_id = ? AND project_id = ? AND"
                                        + " customer_user_id = ? AND status <> 'archived'",
                                r -> 1,
                                caller.tenant(),
                                project,
                                caller.user())
                        .isEmpty()) {
            throw new HttpProblem(403, "forbidden", "This project is not yours to add to.");
        }
    }

    /**
     * Takes the next piece of a file. The last one completes it, when the hash is right; else all of it is forgotten. A
     * first piece of a file of another size than the one that began to come begins it anew.
     *
     * @param project whose file it is; a customer must name one of theirs
     * @param size bytes of the whole file; a file of none has one piece of none
     * @param from where the piece begins: a multiple of {@link #CHUNK}, right after what is stored
     * @throws HttpProblem 416 when another piece is missing first, 422 when the hash is wrong, 403 for a foreign project
     */
    Blob put(Caller caller, String hash, @Nullable UUID project, long size, long from, byte[] piece) {
        boolean right = db.<Boolean>tenant(caller.tenant(), c -> {
            mayAddTo(c, caller, project);
            update(
                    c,
                    "INSERT INTO praetor.blobs (tenant_id, sha256, project_id, size_bytes) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (tenant_id, sha256, project_id) DO NOTHING",
                    caller.tenant(),
                    hash,
                    project,
                    size);
            Blob known = one(
                            c,
                            BLOB + " AND b.project_id IS NOT DISTINCT FROM ? FOR UPDATE",
                            BlobStore::blob,
                            caller.tenant(),
                            hash,
                            project)
                    .orElseThrow();
            if (known.complete()) {
                return true;
            }
            if (known.size() != size && from == 0) {
                known = anew(c, caller, known, size);
            }
            if (known.size() == size && size > 0 && from + piece.length <= known.stored()) {
                return true;
            }
            if (known.size() != size || from != known.stored()) {
                throw new HttpProblem(416, "range", "The piece does not follow what is stored: ask what is there.");
            }
            if (size > 0) {
                update(
                        c,
                        "INSERT INTO praetor.blob_chunks (tenant_id, blob_id, n, bytes) VALUES (?, ?, ?, ?)",
                        caller.tenant(),
                        known.id(),
                        (int) (from / CHUNK),
                        piece);
            }
            return from + piece.length < size || complete(c, caller, known.id(), hash);
        });
        if (!right) {
            throw new HttpProblem(422, "hash", "The bytes do not have this hash; nothing of them was kept.");
        }
        return find(caller, hash, project).orElseThrow();
    }

    private static Blob anew(Connection c, Caller caller, Blob known, long size) throws SQLException {
        update(c, "DELETE FROM praetor.blob_chunks WHERE tenant_id = ? AND blob_id = ?", caller.tenant(), known.id());
        update(
                c,
                "UPDATE praetor.blobs SET size_bytes = ? WHERE tenant_id = ? AND id = ?",
                size,
                caller.tenant(),
                known.id());
        return new Blob(known.id(), size, false, 0);
    }

    private static boolean complete(Connection c, Caller caller, UUID blob, String hash) throws SQLException {
        MessageDigest sum = sha256();
        int count = one(
                        c,
                        "SELECT count(*) FROM praetor.blob_chunks WHERE tenant_id = ? AND blob_id = ?",
                        r -> r.getInt(1),
                        caller.tenant(),
                        blob)
                .orElse(0);
        for (int n = 0; n < count; n++) {
            list(c, CHUNK_OF, r -> r.getBytes(1), caller.tenant(), blob, n).forEach(sum::update);
        }
        if (HexFormat.of().formatHex(sum.digest()).equals(hash)) {
            update(c, "UPDATE praetor.blobs SET complete = TRUE WHERE tenant_id = ? AND id = ?", caller.tenant(), blob);
            return true;
        }
        update(c, "DELETE FROM praetor.blobs WHERE tenant_id = ? AND id = ?", caller.tenant(), blob);
        return false;
    }

    private static final String CHUNK_OF =
            "SELECT bytes FROM praetor.blob_chunks WHERE tenant_id = ? AND blob_id = ? AND n = ?";

    /** Writes the bytes from one place to another, both included, chunk by chunk. */
    void write(Caller caller, Blob blob, long from, long to, OutputStream out) throws IOException {
        for (long at = from; at <= to; ) {
            int n = (int) (at / CHUNK);
            byte[] chunk = db.<Optional<byte[]>>tenant(
                            caller.tenant(), c -> one(c, CHUNK_OF, r -> r.getBytes(1), caller.tenant(), blob.id(), n))
                    .orElseThrow(() -> new IOException("A chunk is gone"));
            int offset = (int) (at % CHUNK);
            int length = (int) Math.min(chunk.length - offset, to - at + 1);
            out.write(chunk, offset, length);
            at += length;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
