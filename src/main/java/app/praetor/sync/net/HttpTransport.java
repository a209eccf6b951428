package app.praetor.sync.net;

import app.praetor.sync.client.Transport;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.client.TransportException.Kind;
import app.praetor.sync.wire.LoadPage;
import app.praetor.sync.wire.Page;
import app.praetor.sync.wire.PushAnswer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** The exchange over HTTP. A token that the server does not take any more is renewed once. */
public final class HttpTransport implements Transport {
    private final Http http;
    private final TokenSource tokens;

    public HttpTransport(Http http, TokenSource tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    @Override
    public PushAnswer push(byte[] body) {
        PushAnswer answer = call(
                http.request("/sync/push").header("Content-Encoding", "gzip").post(RequestBody.create(body, Http.JSON)),
                PushAnswer.class);
        return whole(answer, answer.outcomes());
    }

    @Override
    public Page pull(String position, int limit) {
        Page page = call(http.request("/sync/pull?limit=" + limit + "&cursor=" + encoded(position)), Page.class);
        return whole(page, page.position(), page.scope(), page.checksum(), page.entries());
    }

    @Override
    public LoadPage load(@Nullable String token, int limit) {
        LoadPage page = call(
                http.request("/sync/load?limit=" + limit + (token == null ? "" : "&token=" + encoded(token))),
                LoadPage.class);
        return whole(page, page.position(), page.scope(), page.checksum(), page.entries());
    }

    /** JSON that lacks what an answer always has is not the server's. */
    private static <T> T whole(T answer, @Nullable Object... parts) {
        for (Object part : parts) {
            if (part == null) {
                throw Http.notOurs();
            }
        }
        return answer;
    }

    private <T> T call(Request.Builder request, Class<T> type) {
        String token = tokens.access();
        try {
            return http.call(authorized(request, token), type);
        } catch (TransportException e) {
            if (e.kind() != Kind.SIGN_IN) {
                throw e;
            }
            return http.call(authorized(request, tokens.renewed(token)), type);
        }
    }

    static Request authorized(Request.Builder request, String token) {
        return request.header("Authorization", "Bearer " + token).build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Bytes sent since the program started. */
    public long bytesUp() {
        return http.bytesUp();
    }

    /** Bytes received since the program started. */
    public long bytesDown() {
        return http.bytesDown();
    }
}
