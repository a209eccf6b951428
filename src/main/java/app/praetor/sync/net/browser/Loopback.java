package app.praetor.sync.net.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A free port of 127.0.0.1 at which a browser arrives after a sign-in. Nobody beyond this computer can reach it. */
final class Loopback implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loopback.class);
    private static final String PATH = "/callback";
    private static final int MOST_BYTES = 32 << 10;
    private static final int PATIENCE_MILLIS = 10_000;

    private final ServerSocket socket;
    private final Function<HttpUrl, Page> arrived;
    private final Thread acceptor;

    /** What the browser shows then. */
    record Page(int status, String title, String text) {}

    /**
     * @param arrived told of every request at the address, on any thread
     */
    Loopback(Function<HttpUrl, Page> arrived) throws IOException {
        this.arrived = arrived;
        this.socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        this.acceptor = Thread.ofVirtual().name("sign-in").start(this::accept);
    }

    private String origin() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    String address() {
        return "http://" + origin() + PATH;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket browser = socket.accept();
                // A browser opens lines before it needs them: each is read for itself.
                Thread.ofVirtual().name("sign-in-line").start(() -> serve(browser));
            } catch (IOException e) {
                LOG.debug("no more browsers: {}", e.getClass().getSimpleName());
                return;
            }
        }
    }

    private void serve(Socket browser) {
        try (browser) {
            browser.setSoTimeout(PATIENCE_MILLIS);
            String head = head(browser.getInputStream());
            if (head != null) {
                write(browser.getOutputStream(), answer(head));
            }
        } catch (IOException e) {
            // A page that was closed: what it brought was taken, and nothing else is expected of it.
            LOG.debug("a browser went away: {}", e.getClass().getSimpleName());
        }
    }

    /** Up to the empty line; null when it is cut or too long. */
    private static @Nullable String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        byte[] part = new byte[2048];
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read(part);
            if (read < 0 || head.length() + read > MOST_BYTES) {
                return null;
            }
            head.append(new String(part, 0, read, StandardCharsets.ISO_8859_1));
        }
        return head.toString();
    }

    private Page answer(String head) {
        String[] lines = head.split("\r\n");
        String[] asked = lines[0].split(" ");
        boolean ours = false;
        for (int i = 1; i < lines.length; i++) {
            // Under another name, it is somebody else's page that asks.
            ours |= lines[i].replace(" ", "").equalsIgnoreCase("Host:" + origin());
        }
        HttpUrl url =
                asked.length == 3 && asked[1].startsWith("/") ? HttpUrl.parse("http://" + origin() + asked[1]) : null;
        if (!ours
                || url == null
                || !asked[0].equals("GET")
                || !url.encodedPath().equals(PATH)) {
            return new Page(404, "Nothing here", "There is nothing at this address.");
        }
        return arrived.apply(url);
    }

    private static void write(OutputStream out, Page page) throws IOException {
        String html = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Praetor Desktop</title>"
                + "<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem;"
                + "color-scheme:light dark}</style><h1>" + page.title() + "</h1><p>" + page.text() + "</p></html>";
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + page.status() + " " + (page.status() == 200 ? "OK" : "Refused") + "\r\n"
                + "Content-Type: text/html; charset=utf-8\r\nContent-Length: " + body.length + "\r\n"
                + "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n"
                + "Referrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n"
                + "Cache-Control: no-store\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    /** Returns at once, from any thread. A socket that somebody waits at may take one more until that wait has ended. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("the port was gone: {}", e.getClass().getSimpleName());
        }
    }

    /** Closes, and returns when nobody is let in any more. */
    void end() {
        close();
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
