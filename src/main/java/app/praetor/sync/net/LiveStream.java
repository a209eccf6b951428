package app.praetor.sync.net;

import java.time.Duration;
import java.util.function.LongConsumer;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/**
 * Hears of new versions while online. It only wakes: what changed is pulled, so nothing is lost when the stream is cut, held
 * back by a proxy, or silent.
 */
public final class LiveStream implements AutoCloseable {
    private final EventSource source;

    /** Told on a thread of the connection. */
    public interface Listener {
        void opened();

        /** Cut or refused; it is not opened again by itself. */
        void closed();
    }

    /**
     * Opens it and returns at once.
     *
     * @param silence without a byte for so long it counts as cut
     * @param head called with each new version
     */
    public LiveStream(Http http, String token, Duration silence, LongConsumer head, Listener listener) {
        Request request = HttpTransport.authorized(
                http.request("/sync/stream")
                        .header("Accept", "text/event-stream")
                        .header("Accept-Encoding", "identity"),
                token);
        this.source = EventSources.createFactory(http.client()
                        .newBuilder()
                        .readTimeout(silence)
                        .callTimeout(Duration.ZERO)
                        .build())
                .newEventSource(request, new EventSourceListener() {
                    @Override
                    public void onOpen(EventSource opened, Response response) {
                        listener.opened();
                    }

                    @Override
                    public void onEvent(EventSource from, @Nullable String id, @Nullable String type, String data) {
                        if ("head".equals(type) && data.matches("\\d{1,18}")) {
                            head.accept(Long.parseLong(data));
                        }
                    }

                    @Override
                    public void onClosed(EventSource closed) {
                        listener.closed();
                    }

                    @Override
                    public void onFailure(EventSource failed, @Nullable Throwable why, @Nullable Response response) {
                        listener.closed();
                    }
                });
    }

    @Override
    public void close() {
        source.cancel();
    }
}
