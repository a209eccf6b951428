package app.praetor.model.wire;

import app.praetor.model.provider.ProviderKind;
import app.praetor.store.Json;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/**
 * A server on this machine that speaks one provider's format and takes nothing else: what it does not know is a
 * complaint, which a test must not ignore.
 */
public abstract class WireServer implements AutoCloseable {
    public static final String KEY = "sk-test-4711-never-to-be-seen";
    public static final String MODEL = "test-model-1";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<Script> scripts = new ArrayDeque<>();
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final List<JsonNode> bodies = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch silent = new CountDownLatch(1);

    protected WireServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A strict server of this kind. */
    public static WireServer of(ProviderKind kind) {
        return switch (kind) {
            case OPENAI -> new OpenAiServer();
            case ANTHROPIC -> new AnthropicServer();
            case GEMINI -> new GeminiServer();
            case OLLAMA -> new OllamaServer();
        };
    }

    /** Answers the next request in this way. */
    public final WireServer will(Script script) {
        synchronized (scripts) {
            scripts.add(script);
        }
        return this;
    }

    /** What requests had that the format has not. */
    public final List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** The bodies that came, in order. */
    public final List<JsonNode> bodies() {
        return List.copyOf(bodies);
    }

    /** Waits until a {@link Script.End#SILENT} answer has fallen silent. */
    public final void awaitSilence() throws InterruptedException {
        silent.await();
    }

    protected final String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The base URL to be set up. */
    public abstract String baseUrl();

    /** The operation, with its query. */
    protected abstract String operation();

    /** Checks the headers that carry the key and the version. */
    protected abstract void headers(Headers headers);

    /** Checks the body. */
    protected abstract void body(JsonNode body);

    protected abstract String contentType();

    /** The client's document inside a body. */
    public abstract JsonNode document(JsonNode body);

    /** The rules inside a body. */
    public abstract String rules(JsonNode body);

    /** What comes before the first piece. */
    protected abstract String opening();

    protected abstract String piece(String text);

    /** What comes after the last piece. */
    protected abstract String ending(boolean tooLong);

    /** The body of a refusal, in the provider's form. */
    protected abstract String refusal(String message);

    private void handle(HttpExchange exchange) throws IOException {
        Script script;
        synchronized (scripts) {
            script = scripts.poll();
        }
        byte[] sent = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            try {
                check(exchange, sent);
            } catch (Strict.Complaint | tools.jackson.core.JacksonException e) {
                complaints.add(e.getMessage());
                script = Script.refusal(400);
            }
            if (script == null) {
                complaints.add("a request that nobody expected");
                script = Script.refusal(500);
            }
            if (script.status() != 200) {
                refuse(exchange, script.status(), new String(sent, StandardCharsets.UTF_8));
            } else {
                answer(exchange, script);
            }
        }
    }

    private void check(HttpExchange exchange, byte[] sent) {
        Strict.that(exchange.getRequestMethod().equals("POST"), "method " + exchange.getRequestMethod());
        Strict.that(exchange.getRequestURI().toString().equals(operation()), "path " + exchange.getRequestURI());
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        Strict.that(type != null && type.startsWith("application/json"), "content type " + type);
        headers(exchange.getRequestHeaders());
        JsonNode body = Json.MAPPER.readTree(sent);
        body(body);
        bodies.add(body);
    }

    /** A refusal that repeats the key and what was sent, as some proxies do. */
    private void refuse(HttpExchange exchange, int status, String sent) throws IOException {
        if (status / 100 == 3) {
            exchange.getResponseHeaders().set("Location", origin() + "/elsewhere");
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] out = refusal("refused " + KEY + " " + sent).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, out.length);
        exchange.getResponseBody().write(out);
    }

    private void answer(HttpExchange exchange, Script script) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType());
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        write(out, opening());
        for (String piece : script.pieces()) {
            write(out, piece(piece));
        }
        switch (script.end()) {
            case WHOLE -> write(out, ending(false));
            case TOO_LONG -> write(out, ending(true));
            case POLITE -> out.flush();
            case SILENT -> {
                silent.countDown();
                try {
                    closing.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new IOException("closed");
            }
            case PLUG -> throw new IOException("plug pulled");
        }
        out.close();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    protected static void bearer(Headers headers) {
        Strict.that(("Bearer " + KEY).equals(headers.getFirst("Authorization")), "no bearer key");
    }

    protected static void none(Headers headers, String... names) {
        for (String name : names) {
            Strict.that(!headers.containsKey(name), "header " + name);
        }
    }

    protected static String quoted(String text) {
        return Json.MAPPER.writeValueAsString(text);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
