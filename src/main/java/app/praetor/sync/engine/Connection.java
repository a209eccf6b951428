package app.praetor.sync.engine;

import app.praetor.store.Replica;
import app.praetor.sync.client.Exchange;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.net.Http;
import app.praetor.sync.net.HttpTransport;
import app.praetor.sync.net.LiveStream;
import app.praetor.sync.net.Session;
import app.praetor.sync.net.SyncApi;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** One organization's line to its server: the engine, the transport, and the stream of live events. */
final class Connection implements SyncEngine.Peer, AutoCloseable {
    private static final Duration SILENCE = Duration.ofSeconds(45);
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofMinutes(5);
    private static final int FAST_CLOSES = 3;

    private final Http http;
    private final HttpTransport transport;
    private final String account;
    private final Credentials credentials;
    private final InstantSource clock;
    private final SyncEngine engine;
    private final Runnable uncapture;
    private final Duration silence;
    private @Nullable LiveStream stream;
    private Instant opened = Instant.EPOCH;
    private Instant notBefore = Instant.EPOCH;
    private int fastCloses;
    private boolean closed;

    Connection(
            Exchange exchange,
            Http http,
            String account,
            Credentials credentials,
            Replica replica,
            InstantSource clock) {
        this(exchange, http, account, credentials, replica, clock, SILENCE);
    }

    /**
     * @param silence how long no event may come, not even the one that says that the stream is alive
     */
    Connection(
            Exchange exchange,
            Http http,
            String account,
            Credentials credentials,
            Replica replica,
            InstantSource clock,
            Duration silence) {
        this.silence = silence;
        this.http = http;
        this.transport = new HttpTransport(http, credentials);
        this.account = account;
        this.credentials = credentials;
        this.clock = clock;
        this.engine = new SyncEngine(exchange, transport, this, clock, new Signal(), ThreadLocalRandom.current());
        this.uncapture = replica.onCaptured(engine::changed);
    }

    void start() {
        engine.start();
    }

    SyncEngine engine() {
        return engine;
    }

    Http http() {
        return http;
    }

    @Override
    public String server() {
        return http.server();
    }

    @Override
    public String account() {
        return account;
    }

    /** Opens the stream of events where there is none; after three that were cut at once it is polled for a while. */
    @Override
    public synchronized void listen() {
        if (stream != null || closed || clock.instant().isBefore(notBefore)) {
            return;
        }
        try {
            opened = clock.instant();
            stream = new LiveStream(
                    http, credentials.access(), silence, version -> engine.wake(), new LiveStream.Listener() {
                        @Override
                        public void opened() {
                            engine.live(true);
                        }

                        @Override
                        public void closed() {
                            cut();
                        }
                    });
        } catch (TransportException e) {
            // The next exchange meets the same and says so.
            stream = null;
        }
    }

    private synchronized void cut() {
        stream = null;
        engine.live(false);
        if (closed) {
            return;
        }
        boolean fast = clock.instant().isBefore(opened.plus(SHORT));
        fastCloses = fast ? fastCloses + 1 : 0;
        if (fastCloses >= FAST_CLOSES) {
            fastCloses = 0;
            notBefore = clock.instant().plus(REST);
        } else {
            engine.wake();
        }
    }

    @Override
    public void shutOut() {
        credentials.forget();
    }

    @Override
    public UUID registerAgain() {
        Session session = new SyncApi(http).registerAgain(credentials.access());
        credentials.keep(session);
        return session.device();
    }

    @Override
    public long bytesUp() {
        return transport.bytesUp();
    }

    @Override
    public long bytesDown() {
        return transport.bytesDown();
    }

    @Override
    public void close() {
        uncapture.run();
        LiveStream open;
        synchronized (this) {
            closed = true;
            open = stream;
            stream = null;
        }
        if (open != null) {
            open.close();
        }
        engine.closing();
        http.cancelAll();
        engine.close();
    }
}
