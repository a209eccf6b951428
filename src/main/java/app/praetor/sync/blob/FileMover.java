package app.praetor.sync.blob;

import app.praetor.store.attachment.AttachmentDamagedException;
import app.praetor.store.attachment.AttachmentMissingException;
import app.praetor.sync.blob.FileQueue.Item;
import app.praetor.sync.client.SyncStatus;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.net.HttpBlobs;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through the queue on a thread of its own, beside the exchange of rows: while that is in order, and one piece at a
 * time. Like that one it is never interrupted; it stops between two pieces.
 */
final class FileMover implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileMover.class);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final FileQueue queue;
    private final FileSteps steps;
    private final Runnable cancel;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Runnable changed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stirred = lock.newCondition();
    private volatile boolean closing;
    private volatile boolean open;
    private volatile boolean rows = true;
    private final AtomicLong version = new AtomicLong(-1);
    private boolean started;
    private boolean ended;
    private long asked;
    private long passed;
    private Instant lineNotBefore = Instant.MIN;
    private int lineFailures;

    /**
     * @param cancel ends the requests that are under way
     * @param changed called whenever the queue may have changed
     */
    FileMover(
            FileQueue queue,
            FileShelf shelf,
            HttpBlobs server,
            Runnable cancel,
            InstantSource clock,
            RandomGenerator random,
            Runnable changed) {
        this.queue = queue;
        this.steps = new FileSteps(queue, shelf, server, this::goOn, this::retry, changed);
        this.cancel = cancel;
        this.clock = clock;
        this.random = random;
        this.changed = changed;
    }

    void start() {
        lock.lock();
        try {
            started = true;
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("files").start(this::loop);
    }

    /** Follows the exchange of rows: files move while that is in order, and after it has brought or sent something. */
    void heard(SyncStatus status) {
        switch (status.state()) {
            case UP_TO_DATE -> {
                open = true;
                if (version.getAndSet(status.version()) != status.version()) {
                    rows = true;
                }
                stir(false);
            }
            case SENDING, RECEIVING, LOADING -> {
                // They go on beside it.
            }
            default -> open = false;
        }
    }

    /** Looks at the queue at once; waits for the line are over. */
    long stir(boolean forget) {
        lock.lock();
        try {
            if (forget) {
                lineNotBefore = Instant.MIN;
            }
            asked++;
            stirred.signalAll();
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything that can be moved now was tried. */
    void settle() {
        long ticket = stir(true);
        lock.lock();
        try {
            while (passed < ticket && started && !ended && open) {
                stirred.await(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void loop() {
        try {
            boolean first = true;
            while (!closing) {
                long ticket = ticket();
                Duration wait = LONGEST;
                try {
                    if (open) {
                        if (first) {
                            queue.nameOld();
                            queue.missLost();
                            first = false;
                        }
                        wait = pass();
                    }
                } catch (RuntimeException e) {
                    // Nothing that goes wrong with a file ends it for the others, nor the exchange of rows.
                    LOG.error("a round of the files failed", e);
                    rows = true;
                    wait = failure(0);
                }
                rest(ticket, wait);
            }
        } finally {
            lock.lock();
            try {
                ended = true;
                stirred.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private long ticket() {
        lock.lock();
        try {
            return asked;
        } finally {
            lock.unlock();
        }
    }

    private void rest(long ticket, Duration wait) {
        lock.lock();
        try {
            passed = ticket;
            stirred.signalAll();
            long left = wait.toNanos();
            while (!closing && asked == ticket && left > 0) {
                left = stirred.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // The loop ends by its flag only: an interrupt would reach the database's files.
            LOG.debug("a wait was interrupted");
        } finally {
            lock.unlock();
        }
    }

    private boolean goOn() {
        return open && !closing;
    }

    /** Moves what can be moved; how long to wait for more. */
    private Duration pass() {
        if (rows) {
            rows = false;
            queue.notice();
            changed.run();
        }
        while (goOn()) {
            Instant now = clock.instant();
            Instant line = notBefore(now);
            if (now.isBefore(line)) {
                return Duration.between(now, line);
            }
            Optional<Item> next = queue.next(now);
            if (next.isEmpty()) {
                Instant at = queue.nextTry().orElse(now.plus(LONGEST));
                return at.isAfter(now) ? Duration.between(now, at) : Duration.ofSeconds(1);
            }
            Duration wait = move(next.get());
            changed.run();
            if (!wait.isZero()) {
                return wait;
            }
        }
        return LONGEST;
    }

    private Instant notBefore(Instant now) {
        lock.lock();
        try {
            // A wait that looks longer than any is: the machine's clock was put back.
            return lineNotBefore.isAfter(now.plus(Waits.MOST)) ? now : lineNotBefore;
        } finally {
            lock.unlock();
        }
    }

    /** Moves a file, or a part of it; how long to wait for the line, nothing when that is in order. */
    private Duration move(Item item) {
        try {
            boolean there = item.up() ? steps.up(item) : steps.down(item);
            if (there) {
                queue.done(item);
            }
            lineFailures = 0;
            return Duration.ZERO;
        } catch (TransportException e) {
            return refused(item, e);
        } catch (AttachmentMissingException e) {
            // Another device may have sent it.
            queue.fetch(item.name(), false);
        } catch (AttachmentDamagedException e) {
            queue.failed(item, "The file on this device is damaged, so it was not sent. Fetch it, or make it again.");
        } catch (WrongBytesException e) {
            queue.wrong(item, retry(item), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            LOG.warn("a file could not be read or written", e);
            queue.later(item, retry(item), "The file could not be read or written on this device.");
        }
        return Duration.ZERO;
    }

    private Duration refused(Item item, TransportException e) {
        switch (e.kind()) {
            case REFUSED, TOO_LARGE -> {
                queue.failed(item, String.valueOf(e.getMessage()));
                return Duration.ZERO;
            }
            default -> {
                if (closing) {
                    return LONGEST;
                }
                return failure(e.retryAfterMillis());
            }
        }
    }

    /** The line is not in order: no file is at fault, and none is tried for a while. */
    private Duration failure(long askedToWait) {
        Duration wait = Waits.after(lineFailures++, askedToWait, random);
        lock.lock();
        try {
            lineNotBefore = clock.instant().plus(wait);
        } finally {
            lock.unlock();
        }
        return wait;
    }

    private Instant retry(Item item) {
        return clock.instant().plus(Waits.after(item.attempts(), 0, random));
    }

    /** Begins to stop: no further piece is moved. */
    void closing() {
        closing = true;
        stir(false);
    }

    /** Stops between two pieces, ending a request that is under way, and waits for that. */
    @Override
    public void close() {
        closing();
        boolean interrupted = false;
        lock.lock();
        try {
            while (started && !ended) {
                // Again and again: one that was about to begin is not under way yet.
                cancel.run();
                try {
                    stirred.await(100, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            lock.unlock();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
