package app.praetor.sync.net;

import app.praetor.sync.client.TransportException;
import app.praetor.sync.client.TransportException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Files of an organization on its server, by the SHA-256 of their bytes and in pieces. Every call may throw a {@link
 * TransportException}. A token that the server does not take any more is renewed once.
 */
public final class HttpBlobs {
    /** Bytes of every piece but the last, as the server wants them. */
    public static final int PIECE = 4 << 20;

    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,15})-(\\d{1,15})/(\\d{1,15})");
    private static final Pattern NOTHING = Pattern.compile("bytes \\*/(\\d{1,15})");
    /** A piece over the slowest line that is of use; a line that stands still is given up much earlier. */
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final Http http;
    private final OkHttpClient client;
    private final TokenSource tokens;

    /** How much of a file is on the server. */
    public record Stored(long bytes, boolean complete) {}

    /** What became of a piece that was sent. */
    public enum Sent {
        /** It is there, and more are missing. */
        MORE,
        /** The file is complete. */
        ALL,
        /** It does not follow what is there, so that is to be asked. */
        ASK,
        /** All pieces were there and were not the file; none of them is there any more. */
        WRONG
    }

    /** A part of a file, and the size of all of it. */
    public record Piece(byte[] bytes, long size) {}

    public HttpBlobs(Http http, TokenSource tokens) {
        this.http = http;
        // The same connections and the same way of ending every request, with more patience.
        this.client = http.client().newBuilder().callTimeout(LONGEST).build();
        this.tokens = tokens;
    }

    /**
     * What is there of a file; nothing also where it may not be seen.
     *
     * @param project whose file it is, null for anybody's
     */
    public Stored stored(String sha256, @Nullable UUID project) {
        return call(http.request(path(sha256, project)).head(), response -> switch (response.code()) {
            case 200, 202 -> new Stored(storedBytes(response), response.code() == 200);
            case 404 -> new Stored(0, false);
            default -> throw other(response);
        });
    }

    /**
     * Sends the next piece.
     *
     * @param project whose file it is, null for nobody's
     */
    public Sent put(String sha256, @Nullable UUID project, long size, long from, byte[] piece) {
        String range = size == 0 ? "bytes */0" : "bytes " + from + "-" + (from + piece.length - 1) + "/" + size;
        return call(
                http.request(path(sha256, project))
                        .header("Content-Range", range)
                        .put(RequestBody.create(piece, BYTES)),
                response -> switch (response.code()) {
                    case 201, 202 -> {
                        storedBytes(response);
                        yield response.code() == 201 ? Sent.ALL : Sent.MORE;
                    }
                    case 416 -> Sent.ASK;
                    case 422 -> Sent.WRONG;
                    default -> throw other(response);
                });
    }

    /**
     * Fetches a piece.
     *
     * @param from where it begins
     * @return empty when the server has no such file, or not all of it yet
     */
    public Optional<Piece> get(String sha256, long from) {
        return call(
                http.request("/blobs/" + sha256).header("Range", "bytes=" + from + "-" + (from + PIECE - 1)),
                response -> switch (response.code()) {
                    case 206 -> Optional.of(piece(response, from));
                    // Nothing is left from there on, as in a file of no bytes.
                    case 416 -> Optional.of(new Piece(new byte[0], size(response)));
                    case 404 -> Optional.empty();
                    default -> throw other(response);
                });
    }

    private Piece piece(Response response, long from) throws IOException {
        Matcher range = RANGE.matcher(header(response, "Content-Range"));
        if (!range.matches() || Long.parseLong(range.group(1)) != from) {
            throw Http.notOurs();
        }
        long size = Long.parseLong(range.group(3));
        long expected = Math.min(PIECE, size - from);
        byte[] bytes = response.body().byteStream().readNBytes(PIECE + 1);
        http.received(bytes.length);
        if (bytes.length != expected) {
            throw new TransportException(Kind.UNREACHABLE, "A part of a file was cut on the way; it is fetched again.");
        }
        return new Piece(bytes, size);
    }

    private static long size(Response response) {
        Matcher range = NOTHING.matcher(header(response, "Content-Range"));
        if (!range.matches()) {
            throw Http.notOurs();
        }
        return Long.parseLong(range.group(1));
    }

    private static TransportException other(Response response) throws IOException {
        return response.isSuccessful() ? Http.notOurs() : Http.refusal(response);
    }

    private static long storedBytes(Response response) {
        String stored = header(response, "X-Stored-Bytes");
        if (!stored.matches("\\d{1,15}")) {
            throw Http.notOurs();
        }
        return Long.parseLong(stored);
    }

    private static String path(String sha256, @Nullable UUID project) {
        return "/blobs/" + sha256 + (project == null ? "" : "?project=" + project);
    }

    private static String header(Response response, String name) {
        String value = response.header(name);
        return value == null ? "" : value;
    }

    private <T> T call(Request.Builder request, Http.Reader<T> reader) {
        String token = tokens.access();
        try {
            return http.answer(client, HttpTransport.authorized(request, token), reader);
        } catch (TransportException e) {
            if (e.kind() != Kind.SIGN_IN) {
                throw e;
            }
            return http.answer(client, HttpTransport.authorized(request, tokens.renewed(token)), reader);
        }
    }
}
