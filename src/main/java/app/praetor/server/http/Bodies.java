package app.praetor.server.http;

import app.praetor.store.Json;
import io.javalin.http.Context;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;

/** Bodies in and out, as JSON, gzipped or not, never larger than allowed. */
final class Bodies {
    private static final Supplier<HttpProblem> TOO_LARGE =
            () -> new HttpProblem(413, "too_large", "The body is too large for this server: send less at once.");

    private Bodies() {}

    /**
     * Reads a JSON body.
     *
     * @param limit bytes after inflating
     * @throws HttpProblem 413 when there are more
     */
    static <T> T read(Context ctx, Class<T> type, long limit) {
        try (BufferedInputStream raw = new BufferedInputStream(new Limited(ctx.bodyInputStream(), limit))) {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            T value = gzip ? inflated(raw, type, limit) : Json.MAPPER.readValue(raw, type);
            if (value == null) {
                throw HttpProblem.invalid("The body is missing.");
            }
            return value;
        } catch (IOException e) {
            throw HttpProblem.invalid("The body broke off.");
        } catch (JacksonException e) {
            throw tooLarge(e) ? TOO_LARGE.get() : e;
        }
    }

    /** The reader wraps what its stream throws. */
    private static boolean tooLarge(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof HttpProblem) {
                return true;
            }
        }
        return false;
    }

    private static <T> T inflated(InputStream raw, Class<T> type, long limit) throws IOException {
        try (InputStream in = new Limited(new GZIPInputStream(raw), limit)) {
            return Json.MAPPER.readValue(in, type);
        }
    }

    static void write(Context ctx, Object value) {
        write(ctx, Json.MAPPER.writeValueAsBytes(value));
    }

    static void write(Context ctx, byte[] json) {
        ctx.contentType("application/json").result(json);
    }

    /** A stream that ends in a refusal when it is longer than allowed. */
    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long limit) {
            super(in);
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw TOO_LARGE.get();
            }
        }
    }
}
