package app.praetor.sync.net;

import app.praetor.store.Json;
import app.praetor.sync.client.OrganizationChoiceException.Organization;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.client.TransportException.Kind;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Requests to one server, and what its answers and silences mean. Counts bytes. */
public final class Http {
    static final MediaType JSON = MediaType.get("application/json");
    private static final int MOST_BYTES = 64 << 20;
    private static final long MOST_WAIT = 600_000;

    private final String base;
    private final OkHttpClient client;
    private final AtomicLong up = new AtomicLong();
    private final AtomicLong down = new AtomicLong();

    /**
     * @param server its address, with or without a slash at the end
     * @throws IllegalArgumentException when it is no address of a server
     */
    public Http(String server) {
        this(server, Duration.ofSeconds(60));
    }

    /**
     * @param patience how long a request waits for the next byte; all of it may take three times that
     */
    public Http(String server, Duration patience) {
        this(
                server,
                new OkHttpClient.Builder()
                        .connectTimeout(Duration.ofSeconds(10))
                        .readTimeout(patience)
                        .writeTimeout(patience)
                        .callTimeout(patience.multipliedBy(3))
                        .followRedirects(false)
                        .build());
    }

    Http(String server, OkHttpClient client) {
        String plain = server.strip().replaceAll("/+$", "");
        if (!plain.matches("https?://[^\\s/?#@]+(/[^\\s?#]*)?")) {
            throw new IllegalArgumentException(
                    "“" + server + "” is no address of a server, as https://praetor.example.com.");
        }
        if (plain.startsWith("http://") && !plain.matches("http://(localhost|127\\.0\\.0\\.1|\\[::1\\])([:/].*)?")) {
            throw new IllegalArgumentException(
                    "“" + server + "” is not encrypted, so a password could be read on the way."
                            + " Use an address that begins with https://.");
        }
        this.base = plain;
        this.client = client;
    }

    public String server() {
        return base;
    }

    OkHttpClient client() {
        return client;
    }

    Request.Builder request(String path) {
        return new Request.Builder().url(base + "/v1" + path).header("Praetor-Protocol", "1");
    }

    long bytesUp() {
        return up.get();
    }

    long bytesDown() {
        return down.get();
    }

    /**
     * The JSON of a successful answer.
     *
     * @throws TransportException for everything else
     */
    <T> T call(Request request, Class<T> type) {
        byte[] answer = send(request, true);
        try {
            T read = Json.MAPPER.readValue(answer, type);
            if (read != null) {
                return read;
            }
        } catch (JacksonException e) {
            throw new TransportException(Kind.UNREACHABLE, "The server's answer was cut; it is asked again.");
        }
        throw notOurs();
    }

    /** A request whose answer says nothing but that it was done. */
    void send(Request request) {
        send(request, false);
    }

    private byte[] send(Request request, boolean answered) {
        return answer(client, request, response -> {
            String content = response.header("Content-Type", "");
            if (!response.isSuccessful()) {
                throw refusal(response);
            }
            if (answered ? content == null || !content.contains("json") : response.code() != 204) {
                throw notOurs();
            }
            byte[] bytes = read(response.body());
            down.addAndGet(bytes.length);
            return bytes;
        });
    }

    /** Reads an answer while it is open. */
    interface Reader<T> {
        T read(Response response) throws IOException;
    }

    /** What the reader makes of an answer; counts what was sent. */
    <T> T answer(OkHttpClient with, Request request, Reader<T> reader) {
        try (Response response = with.newCall(request).execute()) {
            if (request.body() != null) {
                up.addAndGet(Math.max(0, request.body().contentLength()));
            }
            return reader.read(response);
        } catch (SSLException e) {
            if (e instanceof SSLPeerUnverifiedException || caused(e, CertificateException.class)) {
                throw new TransportException(
                        Kind.UNTRUSTED,
                        "The server's certificate is not to be trusted, so nothing was sent. Ask whoever runs the"
                                + " server.");
            }
            throw new TransportException(Kind.UNREACHABLE, "The connection to the server broke.");
        } catch (IOException e) {
            throw new TransportException(Kind.UNREACHABLE, "The server cannot be reached.");
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // The client is not written in Java: interrupted while it connects, it throws this without declaring it.
            Thread.currentThread().interrupt();
            throw new TransportException(Kind.UNREACHABLE, "The request was broken off.");
        }
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable next = failure; next != null; next = next.getCause()) {
            if (type.isInstance(next)) {
                return true;
            }
        }
        return false;
    }

    static TransportException notOurs() {
        return new TransportException(
                Kind.NOT_OURS,
                "Something between here and the server answers in its place, as the sign-in page of a network does."
                        + " Nothing was sent; sign in to that network.");
    }

    /** What was sent zipped is counted as it comes out. */
    private static byte[] read(ResponseBody body) throws IOException {
        byte[] bytes = body.byteStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("too large");
        }
        return bytes;
    }

    /** Ends every request that is under way. */
    public void cancelAll() {
        client.dispatcher().cancelAll();
    }

    /** Counts bytes that another reader took. */
    void received(long bytes) {
        down.addAndGet(bytes);
    }

    /** Why an answer is no success. */
    static TransportException refusal(Response response) throws IOException {
        int status = response.code();
        String content = response.header("Content-Type", "");
        JsonNode problem = Json.MAPPER.createObjectNode();
        if (content != null && content.contains("json")) {
            try {
                problem = Json.MAPPER.readTree(read(response.body()));
            } catch (JacksonException e) {
                // The status says enough.
                problem = Json.MAPPER.createObjectNode();
            }
        }
        String code = problem.path("code").asString("");
        String detail = problem.path("detail").asString("The server answered with " + status + ".");
        Long now =
                problem.path("serverNow").isNumber() ? problem.path("serverNow").asLong() : null;
        return new TransportException(
                kind(status, code), detail, wait(response.header("Retry-After")), now, choices(code, problem));
    }

    private static List<Organization> choices(String code, JsonNode problem) {
        if (!code.equals("choose_tenant")) {
            return List.of();
        }
        return problem.path("tenants")
                .valueStream()
                .map(t -> new Organization(
                        t.path("slug").asString(""), t.path("name").asString("")))
                .filter(o -> !o.slug().isBlank())
                .toList();
    }

    private static Kind kind(int status, String code) {
        return switch (status) {
            case 401 -> Kind.SIGN_IN;
            case 403 -> code.equals("revoked") ? Kind.REVOKED : Kind.REFUSED;
            case 409 -> code.equals("forked") || code.equals("gap") ? Kind.FORKED : Kind.REFUSED;
            case 410 -> code.equals("history") ? Kind.HISTORY : Kind.RELOAD;
            case 413 -> Kind.TOO_LARGE;
            case 422 -> code.equals("clock") ? Kind.CLOCK : Kind.REFUSED;
            case 426 -> Kind.VERSION;
            case 429, 500, 502, 503, 504 -> Kind.BUSY;
            case 301, 302, 303, 307, 308, 511 -> Kind.NOT_OURS;
            default -> Kind.REFUSED;
        };
    }

    /** Seconds, or a date. */
    private static long wait(@Nullable String retryAfter) {
        if (retryAfter == null) {
            return 0;
        }
        if (retryAfter.matches("\\d{1,6}")) {
            return Math.min(MOST_WAIT, Long.parseLong(retryAfter) * 1000);
        }
        try {
            ZonedDateTime at = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Math.clamp(Duration.between(Instant.now(), at.toInstant()).toMillis(), 0, MOST_WAIT);
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
