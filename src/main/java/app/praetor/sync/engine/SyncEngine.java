package app.praetor.sync.engine;

import app.praetor.store.WorkspaceException;
import app.praetor.sync.client.Exchange;
import app.praetor.sync.client.SyncCounts;
import app.praetor.sync.client.SyncException;
import app.praetor.sync.client.SyncStatus;
import app.praetor.sync.client.SyncStatus.State;
import app.praetor.sync.client.Transport;
import app.praetor.sync.client.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges for one tenant whenever there is something to: after a local change, when the server tells of a new version, when
 * asked, and from time to time. One thread, which is never interrupted; it stops between steps.
 */
public final class SyncEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncEngine.class);
    private static final Duration LIVE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final int MOST_REACTIONS = 8;

    private final Exchange exchange;
    private final Transport transport;
    private final Peer peer;
    private final InstantSource clock;
    private final Waiter waiter;
    private final Backoff backoff;
    private final List<Consumer<SyncStatus>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile SyncStatus status = SyncStatus.LOCAL;
    private volatile boolean closing;
    private volatile boolean paused;
    private volatile boolean asked;
    private final AtomicBoolean told = new AtomicBoolean(true);
    private volatile boolean live;
    private volatile boolean started;
    private volatile boolean forced;
    private volatile Instant notBefore = Instant.MIN;
    private @Nullable TransportException shutOut;

    /** What the loop asks of the connection around it. */
    public interface Peer {
        String server();

        String account();

        /** Makes sure that live events come, as far as that is possible now. */
        void listen();

        /** This device may not exchange any more: its sign-in is forgotten. */
        void shutOut();

        /** Registers this device anew, after another copy of it was noticed. */
        UUID registerAgain();

        long bytesUp();

        long bytesDown();
    }

    public SyncEngine(
            Exchange exchange,
            Transport transport,
            Peer peer,
            InstantSource clock,
            Waiter waiter,
            RandomGenerator random) {
        this.exchange = exchange;
        this.transport = transport;
        this.peer = peer;
        this.clock = clock;
        this.waiter = waiter;
        this.backoff = new Backoff(random);
    }

    /** Begins; once. */
    public void start() {
        started = true;
        Thread.ofVirtual().name("sync").start(this::loop);
    }

    /** Something was changed here. */
    public void changed() {
        paused = false;
        stir();
    }

    /** The server may have something new. */
    void wake() {
        told.set(true);
        stir();
    }

    private void stir() {
        asked = true;
        waiter.wake();
    }

    /** Exchanges as soon as possible, also when it should wait or was stopped. */
    public void syncNow() {
        forced = true;
        told.set(true);
        changed();
    }

    /** Stops at the next safe point. */
    public void pause() {
        paused = true;
        waiter.wake();
    }

    /** Whether the server tells of new versions by itself. */
    public void live(boolean now) {
        live = now;
        if (now) {
            wake();
        }
    }

    public SyncStatus status() {
        return status;
    }

    public Runnable listen(Consumer<SyncStatus> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void loop() {
        try {
            while (!closing) {
                Duration wait = paused ? paused() : guarded();
                rest(wait);
            }
        } finally {
            ended.countDown();
        }
    }

    /** Nothing that goes wrong in a round ends the exchange for good. */
    private Duration guarded() {
        try {
            return cycle();
        } catch (RuntimeException e) {
            told.set(true);
            LOG.error("a round of the exchange failed", e);
            Duration wait = backoff.next(0);
            notBefore = clock.instant().plus(wait);
            try {
                tell(
                        State.TROUBLE,
                        e instanceof SyncException || e instanceof WorkspaceException
                                ? e.getMessage()
                                : "The exchange met an unexpected failure and tries again. Your work is kept here.",
                        notBefore);
            } catch (RuntimeException unread) {
                LOG.error("the state of the exchange cannot be read", unread);
            }
            return wait;
        }
    }

    /** Waits; a local change ends the wait, but not one that the server or a failure asked for. */
    private void rest(Duration wait) {
        Instant seen = clock.instant();
        Instant until = seen.plus(wait);
        while (!closing && !forced) {
            Instant now = clock.instant();
            if (now.isBefore(seen)) {
                // The machine's clock was put back: nothing gets further away by that.
                Duration back = Duration.between(now, seen);
                until = until.minus(back);
                notBefore = notBefore.equals(Instant.MIN) ? notBefore : notBefore.minus(back);
            }
            seen = now;
            // Asked for is read once: between two looks it may change, and there may be no time to wait for.
            Instant next = asked || until.isBefore(notBefore) ? notBefore : until;
            if (!now.isBefore(next)) {
                break;
            }
            waiter.await(Duration.between(now, next));
        }
        // Without a reason of its own it is time to look.
        if (!asked) {
            told.set(true);
        }
        forced = false;
    }

    private Duration paused() {
        asked = false;
        tell(State.PAUSED, null, null);
        return LIVE;
    }

    /** One round; how long to wait for the next. */
    Duration cycle() {
        asked = false;
        notBefore = Instant.MIN;
        for (int reactions = 0; ; reactions++) {
            try {
                round();
                backoff.reset();
                if (!paused && !closing) {
                    tell(State.UP_TO_DATE, null, null);
                }
                peer.listen();
                return live ? LIVE : POLL;
            } catch (TransportException e) {
                told.set(true);
                Duration wait = reactions == MOST_REACTIONS ? wait(State.TROUBLE, e) : reaction(e);
                if (wait != null) {
                    return wait;
                }
            }
        }
    }

    private @Nullable Duration reaction(TransportException e) {
        try {
            return react(e);
        } catch (TransportException again) {
            // Only registering anew asks the server; what it says to that counts as what it says to anything else.
            return again.kind() == e.kind() ? wait(State.TROUBLE, again) : react(again);
        }
    }

    private boolean goOn() {
        return !closing && !paused;
    }

    private void round() {
        boolean loading = exchange.needsLoad();
        while (goOn() && loading) {
            tell(State.LOADING, null, null);
            exchange.loadOne(transport);
            loading = exchange.needsLoad();
        }
        boolean sending = goOn() && exchange.waits();
        if (sending) {
            tell(State.SENDING, null, null);
        }
        while (sending) {
            sending = exchange.pushOne(transport) && goOn();
        }
        // While the server tells of everything, there is something to fetch when it has told so and not else.
        boolean look = told.getAndSet(false) || !live;
        boolean receiving = goOn() && (look || exchange.behind());
        int pages = 0;
        while (receiving) {
            receiving = exchange.pullOne(transport) && goOn();
            if (receiving && ++pages % 5 == 1) {
                tell(State.RECEIVING, null, null);
            }
        }
        if (goOn() && exchange.needsLoad()) {
            told.set(true);
            round();
        }
    }

    /** What to do about a failure: how long to wait, or null to go on at once. */
    private @Nullable Duration react(TransportException e) {
        switch (e.kind()) {
            case RELOAD -> exchange.reload();
            case HISTORY -> exchange.reloadOther();
            case FORKED -> exchange.becomeDevice(peer.registerAgain());
            case CLOCK -> {
                Long now = e.serverNow();
                if (now == null) {
                    return wait(State.TROUBLE, e);
                }
                exchange.clockIs(now, 0);
            }
            case TOO_LARGE -> exchange.smallerBatches();
            case UNREACHABLE -> {
                return wait(State.OFFLINE, e);
            }
            case BUSY -> {
                return wait(State.WAITING, e);
            }
            case SIGN_IN -> {
                // Who was shut out is told that, not that the sign-in which it cost is missing.
                TransportException why = shutOut;
                return why == null ? stop(State.SIGNED_OUT, e) : stop(State.REVOKED, why);
            }
            case REVOKED -> {
                shutOut = e;
                peer.shutOut();
                return stop(State.REVOKED, e);
            }
            case NOT_OURS, UNTRUSTED, VERSION, REFUSED -> {
                return wait(State.TROUBLE, e);
            }
        }
        return null;
    }

    private Duration wait(State state, TransportException e) {
        Duration wait = backoff.next(e.retryAfterMillis());
        notBefore = clock.instant().plus(wait);
        tell(state, e.getMessage(), notBefore);
        return wait;
    }

    private Duration stop(State state, TransportException e) {
        // Only a person can mend it, so a local change is no reason to ask the server again.
        notBefore = clock.instant().plus(LIVE);
        tell(state, e.getMessage(), null);
        return LIVE;
    }

    private void tell(State state, @Nullable String problem, @Nullable Instant nextTry) {
        SyncCounts counts = exchange.counts();
        SyncStatus now = new SyncStatus(
                state,
                peer.server(),
                peer.account(),
                counts.queued(),
                counts.oldest(),
                counts.lastExchange(),
                nextTry,
                problem,
                counts.rejected(),
                counts.conflicts(),
                counts.version(),
                counts.head(),
                live,
                state == State.LOADING ? counts.load() : null,
                peer.bytesUp(),
                peer.bytesDown());
        status = now;
        for (Consumer<SyncStatus> listener : listeners) {
            try {
                listener.accept(now);
            } catch (RuntimeException e) {
                LOG.warn("a listener of the exchange failed", e);
            }
        }
    }

    /** Counts anew, after a person has resolved something. */
    public void recount() {
        SyncStatus before = status;
        tell(before.state(), before.problem(), before.nextTry());
    }

    /** Begins to stop: no further step is taken. */
    public void closing() {
        closing = true;
        waiter.wake();
    }

    /** Stops between two steps and waits for that. */
    @Override
    public void close() {
        closing();
        boolean interrupted = false;
        while (started) {
            try {
                ended.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
