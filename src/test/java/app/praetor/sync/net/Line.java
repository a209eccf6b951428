package app.praetor.sync.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a server on the loopback: every connection goes through it, and it may be cut or go dead. */
public final class Line implements AutoCloseable {
    private static final long ALL = Long.MAX_VALUE;

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> muted = ConcurrentHashMap.newKeySet();
    private volatile long most = ALL;
    private volatile boolean up;
    private volatile boolean drops;
    private volatile boolean refuses;

    public Line(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    public String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** Every connection ends before a byte has passed. */
    public void refuse() {
        refuses = true;
        cutAll();
    }

    /** A connection ends after so many bytes from the device. */
    public void cutUpAfter(long bytes) {
        limit(bytes, true, false);
    }

    /** A connection ends after so many bytes from the server. */
    public void cutDownAfter(long bytes) {
        limit(bytes, false, false);
    }

    /** From now on nothing that the server says arrives, and nobody is told. */
    public void deaf() {
        limit(0, false, true);
    }

    /** From now on nothing that the device says arrives, and nobody is told. */
    public void dumb() {
        limit(0, true, true);
    }

    /** The same for what the server says over connections that are open now; new ones work. */
    public void mute() {
        muted.addAll(open);
    }

    private void limit(long bytes, boolean fromDevice, boolean silent) {
        cutAll();
        up = fromDevice;
        drops = silent;
        most = bytes;
    }

    /** Works again, for new connections. */
    public void heal() {
        refuses = false;
        limit(ALL, false, false);
    }

    /** Ends what is open now. */
    public void cutAll() {
        open.forEach(Line::end);
        open.clear();
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket device = door.accept();
                if (refuses) {
                    end(device);
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(device);
                open.add(server);
                Thread.ofVirtual().start(() -> pass(device, server, true));
                Thread.ofVirtual().start(() -> pass(server, device, false));
            } catch (IOException e) {
                // Closed, or the server is away: the device sees an end.
                continue;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean fromDevice) {
        long left = fromDevice == up ? most : ALL;
        boolean silent = drops;
        byte[] buffer = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                int passed = !fromDevice && muted.contains(from) ? 0 : (int) Math.min(n, left);
                out.write(buffer, 0, passed);
                out.flush();
                left -= passed;
                if (left == 0 && !silent) {
                    break;
                }
            }
        } catch (IOException e) {
            // The other end has gone.
            left = 0;
        }
        end(from);
        end(to);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cutAll();
    }
}
