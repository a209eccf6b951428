package app.praetor.server.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that is answered with a problem. */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable Duration retryAfter;

    /**
     * @param code for programs
     * @param detail for people; it quotes nothing of any row
     */
    public HttpProblem(int status, String code, String detail) {
        this(status, code, detail, null);
    }

    HttpProblem(int status, String code, String detail, @Nullable Duration retryAfter) {
        super(detail);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    static HttpProblem invalid(String detail) {
        return new HttpProblem(400, "invalid", detail);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
