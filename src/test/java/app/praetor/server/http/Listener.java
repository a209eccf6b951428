package app.praetor.server.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** An open stream, read event by event. */
final class Listener implements AutoCloseable {
    private final BufferedReader lines;
    private final String headers;

    Listener(TestServer server, String query, String token, String lastEvent) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = server.client()
                .send(
                        server.request("/v1/sync/stream" + query, token)
                                .header("Last-Event-ID", lastEvent)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        headers = answer.headers().map().toString();
        lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    String headers() {
        return headers;
    }

    /** Name and data of the next event; waits for it. */
    String event() throws IOException {
        StringBuilder event = new StringBuilder();
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            event.append(event.isEmpty() ? "" : " ").append(line.substring(line.indexOf(':') + 2));
        }
        if (event.isEmpty()) {
            throw new IOException("the server has closed");
        }
        return event.toString();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
