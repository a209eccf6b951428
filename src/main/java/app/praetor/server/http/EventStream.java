package app.praetor.server.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Server-sent events on the thread of the request, which is a virtual one and may wait. */
final class EventStream {
    private final OutputStream out;

    private EventStream(OutputStream out) {
        this.out = out;
    }

    /** Begins the answer. */
    static EventStream open(Context ctx) throws IOException {
        HttpServletResponse answer = ctx.res();
        answer.setStatus(200);
        answer.setContentType("text/event-stream;charset=utf-8");
        answer.setHeader("Cache-Control", "no-store");
        // Proxies that gather answers would hold events back.
        answer.setHeader("X-Accel-Buffering", "no");
        answer.flushBuffer();
        return new EventStream(answer.getOutputStream());
    }

    /**
     * @throws IOException when nobody listens any more
     */
    void send(String event, String data) throws IOException {
        out.write(("event: " + event + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
