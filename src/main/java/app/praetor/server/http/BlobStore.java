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
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files of a tenant by the hash of their bytes ({@code blobs}, {@code blob_chunks}). */
final class BlobStore {
    /** Bytes of every chunk but the last. */
    static final int CHUNK = 4 << 20;

    private final ServerDb db;

    /** What is there of a file. */
    record Blob(long size, boolean complete, long stored) {}

    BlobStore(ServerDb db) {
        this.db = db;
    }

    /** What is there; empty also for a file of a project that the caller does not see. */
    Optional<Blob> find(Caller caller, String hash) {
        return db.<Optional<Blob>>tenant(caller.tenant(), c -> find(c, caller, hash));
    }

    private static Optional<Blob> find(Connection c, Caller caller, String hash) throws SQLException {
        return one(
                c,
                "SELECT size_bytes, complete, (SELECT COALESCE(sum(octet_length(bytes)), 0) FROM"
                        + " praetor.blob_chunks k WHERE k.tenant_id = b.tenant_id AND k.sha256 = b.sha256) FROM"
                        + " praetor.blobs b WHERE tenant_id = ? AND sha256 = ? AND (NOT ? OR EXISTS (SELECT 1 FROM"
                        + " praetor.agency_projects a WHERE a.tenant_id = b.tenant_id AND a.project_id ="
                        + " b.project_id AND a.customer_user_id = ? AND a.status <> 'archived'))",
                r -> new Blob(r.getLong(1), r.getBoolean(2), r.getLong(3)),
                caller.tenant(),
                hash,
                caller.customer(),
                caller.user());
    }

    /**
     * Takes the next piece of a file. The last one completes it, when the hash is right; else all of it is forgotten.
     *
     * @param project whose file it is; a customer must name one of theirs
     * @param size bytes of the whole file; a file of none has one piece of none
     * @param from where the piece begins: a multiple of {@link #CHUNK}, right after what is stored
     * @throws HttpProblem 416 when another piece is missing first, 422 when the hash is wrong, 403 for a foreign project
     */
    Blob put(Caller caller, String hash, @Nullable UUID project, long size, long from, byte[] piece) {
        boolean right = db.<Boolean>tenant(caller.tenant(), c -> {
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
            update(
                    c,
                    "INSERT INTO praetor.blobs (tenant_id, sha256, project_id, size_bytes) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (tenant_id, sha256) DO NOTHING",
                    caller.tenant(),
                    hash,
                    project,
                    size);
            if (caller.customer() && find(c, caller, hash).isEmpty()) {
                // The tenant has it already, elsewhere: nothing of that is touched.
                throw new HttpProblem(403, "forbidden", "This project is not yours to add to.");
            }
            Blob known = one(
                            c,
                            "SELECT size_bytes, complete, (SELECT COALESCE(sum(octet_length(bytes)), 0) FROM"
                                    + " praetor.blob_chunks k WHERE k.tenant_id = b.tenant_id AND k.sha256 = b.sha256)"
                                    + " FROM praetor.blobs b WHERE tenant_id = ? AND sha256 = ? FOR UPDATE",
                            r -> new Blob(r.getLong(1), r.getBoolean(2), r.getLong(3)),
                            caller.tenant(),
                            hash)
                    .orElseThrow();
            if (known.complete() || (size > 0 && from + piece.length <= known.stored())) {
                return true;
            }
            if (known.size() != size || from != known.stored()) {
                throw new HttpProblem(416, "range", "The piece does not follow what is stored: ask what is there.");
            }
            if (size > 0) {
                update(
                        c,
                        "INSERT INTO praetor.blob_chunks (tenant_id, sha256, n, bytes) VALUES (?, ?, ?, ?)",
                        caller.tenant(),
                        hash,
                        (int) (from / CHUNK),
                        piece);
            }
            return from + piece.length < size || complete(c, caller, hash);
        });
        if (!right) {
            throw new HttpProblem(422, "hash", "The bytes do not have this hash; nothing of them was kept.");
        }
        return find(caller, hash).orElse(new Blob(size, false, 0));
    }

    private static boolean complete(Connection c, Caller caller, String hash) throws SQLException {
        MessageDigest sum = sha256();
        int count = one(
                        c,
                        "SELECT count(*) FROM praetor.blob_chunks WHERE tenant_id = ? AND sha256 = ?",
                        r -> r.getInt(1),
                        caller.tenant(),
                        hash)
                .orElse(0);
        for (int n = 0; n < count; n++) {
            list(c, CHUNK_OF, r -> r.getBytes(1), caller.tenant(), hash, n).forEach(sum::update);
        }
        if (HexFormat.of().formatHex(sum.digest()).equals(hash)) {
            update(
                    c,
                    "UPDATE praetor.blobs SET complete = TRUE WHERE tenant_id = ? AND sha256 = ?",
                    caller.tenant(),
                    hash);
            return true;
        }
        update(c, "DELETE FROM praetor.blobs WHERE tenant_id = ? AND sha256 = ?", caller.tenant(), hash);
        return false;
    }

    private static final String CHUNK_OF =
            "SELECT bytes FROM praetor.blob_chunks WHERE tenant_id = ? AND sha256 = ? AND n = ?";

    /** Writes the bytes from one place to another, both included, chunk by chunk. */
    void write(Caller caller, String hash, long from, long to, OutputStream out) throws IOException {
        for (long at = from; at <= to; ) {
            int n = (int) (at / CHUNK);
            byte[] chunk = db.<Optional<byte[]>>tenant(
                            caller.tenant(), c -> one(c, CHUNK_OF, r -> r.getBytes(1), caller.tenant(), hash, n))
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
