package app.praetor.model.provider;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The way of one call to its provider. It follows no redirect, so a key reaches no other host; it can be cut at any
 * moment from any thread; it reads no more than a bounded answer; and the body of a refusal, which may repeat what was
 * sent, goes nowhere.
 */
final class Transport implements HttpClient {
    private static final int MOST = 4 * 1024 * 1024;

    private final java.net.http.HttpClient http;
    private final Duration limit;
    private final Runnable ended;
    private volatile boolean aborted;
    private volatile @Nullable CompletableFuture<HttpResponse<InputStream>> waiting;
    private volatile @Nullable InputStream body;

    /**
     * @param ended hears, behind all that the listener of a request hears, that nothing more will come; the library leaves
     *     some streams that break off without any word
     */
    Transport(java.net.http.HttpClient http, Duration limit, Runnable ended) {
        this.http = http;
        this.limit = limit;
        this.ended = ended;
    }

    /** Cuts the call, now or before it begins. */
    void abort() {
        aborted = true;
        CompletableFuture<HttpResponse<InputStream>> sent = waiting;
        if (sent != null) {
            sent.cancel(true);
        }
        close(body);
    }

    /** What the library asks for to make its client: always this one. */
    HttpClientBuilder builder() {
        return new HttpClientBuilder() {
            @Override
            public Duration connectTimeout() {
                return limit;
            }

            @Override
            public HttpClientBuilder connectTimeout(Duration timeout) {
                return this;
            }

            @Override
            public Duration readTimeout() {
                return limit;
            }

            @Override
            public HttpClientBuilder readTimeout(Duration timeout) {
                return this;
            }

            @Override
            public HttpClient build() {
                return Transport.this;
            }
        };
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("Every call is streamed.");
    }

    /** Runs on a thread of its own; the listener hears of everything there. */
    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        Thread.ofVirtual().name("model-call").start(() -> stream(request, parser, listener));
    }

    private void stream(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try {
            HttpResponse<InputStream> response = send(request);
            try (InputStream in = new Bounded(response.body())) {
                body = in;
                if (aborted) {
                    throw new IOException("aborted");
                }
                if (response.statusCode() / 100 != 2) {
                    throw new HttpException(response.statusCode(), "");
                }
                listener.onOpen(SuccessfulHttpResponse.builder()
                        .statusCode(response.statusCode())
                        .headers(response.headers().map())
                        .build());
                parser.parse(in, listener);
                listener.onClose();
            }
        } catch (IOException | RuntimeException e) {
            listener.onError(e);
        } finally {
            ended.run();
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        java.net.http.HttpRequest.Builder out = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(limit)
                .method(
                        request.method().name(),
                        java.net.http.HttpRequest.BodyPublishers.ofString(request.body(), StandardCharsets.UTF_8));
        request.headers().forEach((name, values) -> values.forEach(value -> out.header(name, value)));
        CompletableFuture<HttpResponse<InputStream>> sent =
                http.sendAsync(out.build(), HttpResponse.BodyHandlers.ofInputStream());
        waiting = sent;
        if (aborted) {
            sent.cancel(true);
        }
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException("not sent");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } finally {
            waiting = null;
        }
    }

    private static void close(@Nullable InputStream in) {
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                // The connection was going away anyway; nobody waits for it any more.
                return;
            }
        }
    }

    /** An endless answer ends as a failure. */
    private static final class Bounded extends FilterInputStream {
        private int left = MOST;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int n) throws IOException {
            left -= n;
            if (left < 0) {
                throw new IOException("too long");
            }
        }
    }
}
