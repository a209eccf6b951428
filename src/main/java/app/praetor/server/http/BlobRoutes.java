package app.praetor.server.http;

import app.praetor.server.feed.Caller;
import app.praetor.server.http.BlobStore.Blob;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files up and down in pieces. A device sends pieces of 4 MiB in order, asks with HEAD how many bytes are there, and goes
 * on from that.
 */
final class BlobRoutes {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PIECE = Pattern.compile("bytes (\\d{1,15})-(\\d{1,15})/(\\d{1,15})");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,15})-(\\d{0,15})");
    /** What a file of no bytes is sent with: it has no first and no last byte. */
    private static final String NOTHING = "bytes */0";

    private static final long LARGEST = 2L << 30;
    private static final String STORED = "X-Stored-Bytes";

    private final BlobStore blobs;
    private final Guard guard;

    BlobRoutes(BlobStore blobs, Guard guard) {
        this.blobs = blobs;
        this.guard = guard;
    }

    void install(RoutesConfig routes) {
        routes.head("/v1/blobs/{sha256}", this::head);
        routes.put("/v1/blobs/{sha256}", this::put);
        routes.get("/v1/blobs/{sha256}", this::get);
    }

    private void head(Context ctx) {
        Blob blob = blobs.find(guard.caller(ctx), hash(ctx), project(ctx)).orElseThrow(BlobRoutes::missing);
        ctx.header(STORED, Long.toString(blob.stored()));
        ctx.header("Accept-Ranges", "bytes");
        ctx.status(blob.complete() ? 200 : 202);
    }

    private void put(Context ctx) {
        Caller caller = guard.caller(ctx);
        String where = header(ctx, "Content-Range");
        if (where.equals(NOTHING)) {
            take(ctx, caller, 0, 0, body(ctx, 0));
            return;
        }
        Matcher range = PIECE.matcher(where);
        if (!range.matches()) {
            throw HttpProblem.invalid("The Content-Range is missing, as bytes 0-99/100.");
        }
        long from = Long.parseLong(range.group(1));
        long to = Long.parseLong(range.group(2));
        long size = Long.parseLong(range.group(3));
        long expected = Math.min(BlobStore.CHUNK, size - from);
        if (size > LARGEST) {
            throw new HttpProblem(413, "too_large", "The file is too large for this server.");
        }
        if (from % BlobStore.CHUNK != 0 || expected <= 0 || to - from + 1 != expected) {
            throw HttpProblem.invalid("Pieces have 4 MiB each, the last one what is left.");
        }
        take(ctx, caller, size, from, body(ctx, expected));
    }

    private void take(Context ctx, Caller caller, long size, long from, byte[] piece) {
        Blob blob = blobs.put(caller, hash(ctx), project(ctx), size, from, piece);
        ctx.header(STORED, Long.toString(blob.stored()));
        ctx.status(blob.complete() ? 201 : 202);
    }

    private static byte[] body(Context ctx, long expected) {
        try (InputStream in = ctx.bodyInputStream()) {
            byte[] piece = in.readNBytes((int) expected);
            if (piece.length != expected || in.read() >= 0) {
                throw HttpProblem.invalid("The piece is not as long as its Content-Range says.");
            }
            return piece;
        } catch (IOException e) {
            throw HttpProblem.invalid("The body broke off.");
        }
    }

    private void get(Context ctx) throws IOException {
        Caller caller = guard.caller(ctx);
        String hash = hash(ctx);
        Blob blob =
                blobs.find(caller, hash, project(ctx)).filter(Blob::complete).orElseThrow(BlobRoutes::missing);
        long from = 0;
        long to = blob.size() - 1;
        Matcher range = RANGE.matcher(header(ctx, "Range"));
        if (range.matches()) {
            from = Long.parseLong(range.group(1));
            to = range.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(range.group(2)));
            if (from > to) {
                ctx.header("Content-Range", "bytes */" + blob.size());
                throw new HttpProblem(416, "range", "The file ends before this range.");
            }
            ctx.status(206).header("Content-Range", "bytes " + from + "-" + to + "/" + blob.size());
        }
        ctx.disableCompression();
        ctx.contentType("application/octet-stream");
        ctx.header("Accept-Ranges", "bytes");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.res().setContentLengthLong(to - from + 1);
        blobs.write(caller, blob, from, to, ctx.outputStream());
    }

    private static String hash(Context ctx) {
        String hash = ctx.pathParam("sha256");
        if (!HASH.matcher(hash).matches()) {
            throw HttpProblem.invalid("This is not a SHA-256 in lower-case hexadecimal digits.");
        }
        return hash;
    }

    private static @Nullable UUID project(Context ctx) {
        String project = ctx.queryParam("project");
        try {
            return project == null ? null : UUID.fromString(project);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.invalid("This is not the id of a project.");
        }
    }

    private static String header(Context ctx, String name) {
        String value = ctx.header(name);
        return value == null ? "" : value;
    }

    private static HttpProblem missing() {
        return new HttpProblem(404, "not_found", "There is no such file.");
    }
}
