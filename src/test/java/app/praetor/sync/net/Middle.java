package app.praetor.sync.net;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/** Something between a device and a server that reads HTTP and meddles with it. */
public final class Middle implements AutoCloseable {
    private static final Set<String> OWN =
            Set.of("connection", "content-length", "transfer-encoding", "host", "expect", "upgrade", "date");

    private final HttpServer door;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String target;
    private volatile Meddler meddler = Forward::pass;

    /** An answer; its headers by their names in small letters. */
    public record Answer(int status, Map<String, String> headers, byte[] body) {
        public Answer with(byte[] other) {
            return new Answer(status, headers, other);
        }
    }

    /** A request that waits to be passed on, any number of times. */
    public interface Forward {
        String method();

        String path();

        Answer pass() throws IOException, InterruptedException;
    }

    /** Decides what becomes of a request. */
    public interface Meddler {
        Answer answer(Forward request) throws IOException, InterruptedException;
    }

    /**
     * @param target the server, without a slash at the end
     */
    public Middle(String target) throws IOException {
        this.target = target;
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        door.createContext("/", this::serve);
        door.start();
    }

    public String url() {
        return "http://127.0.0.1:" + door.getAddress().getPort();
    }

    public void meddle(Meddler other) {
        meddler = other;
    }

    public void heal() {
        meddler = Forward::pass;
    }

    private void serve(HttpExchange asked) throws IOException {
        byte[] body = asked.getRequestBody().readAllBytes();
        try (asked) {
            Answer answer = meddler.answer(new Forward() {
                @Override
                public String method() {
                    return asked.getRequestMethod();
                }

                @Override
                public String path() {
                    return asked.getRequestURI().getPath();
                }

                @Override
                public Answer pass() throws IOException, InterruptedException {
                    return forward(asked, body);
                }
            });
            answer.headers().forEach((name, value) -> asked.getResponseHeaders().add(name, value));
            asked.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            try (OutputStream out = asked.getResponseBody()) {
                out.write(answer.body());
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private Answer forward(HttpExchange asked, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + asked.getRequestURI()))
                .method(asked.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (Map.Entry<String, List<String>> header : asked.getRequestHeaders().entrySet()) {
            if (!OWN.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                request.header(header.getKey(), header.getValue().getFirst());
            }
        }
        HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        Map<String, String> headers = new TreeMap<>();
        answer.headers().map().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                headers.put(name.toLowerCase(Locale.ROOT), values.getFirst());
            }
        });
        return new Answer(answer.statusCode(), headers, answer.body());
    }

    @Override
    public void close() {
        door.stop(0);
        client.shutdownNow();
    }
}
