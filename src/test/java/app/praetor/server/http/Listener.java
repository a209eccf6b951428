package app.praetor.server.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** An open stream, read event by event. */
final class Listener implements AutoCloseable {
    private final BufferedReader lines;
    private final HttpHeaders headers;
    private final StringBuilder text = new StringBuilder();

    Listener(TestServer server, String query, String token, String lastEvent) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = server.client()
                .send(
                        server.request("/v1/sync/stream" + query, token)
                                .header("Last-Event-ID", lastEvent)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        headers = answer.headers();
        lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    HttpHeaders headers() {
        return headers;
    }

    /** What was read up to now, as it came. */
    String text() {
        return text.toString();
    }

    /** Name and data of the next event; waits for it. */
    String event() throws IOException {
        StringBuilder event = new StringBuilder();
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            text.append(line).append('\n');
            event.append(event.isEmpty() ? "" : " ").append(line.substring(line.indexOf(':') + 2));
        }
        if (event.isEmpty()) {
            throw new IOException("the server has closed");
        }
        text.append('\n');
        return event.toString();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
