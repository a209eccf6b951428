package app.praetor.sync.blob;

import app.praetor.store.Replica;
import app.praetor.sync.client.FileDesk;
import app.praetor.sync.client.SyncStatus;
import app.praetor.sync.net.Http;
import app.praetor.sync.net.HttpBlobs;
import app.praetor.sync.net.TokenSource;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one organization, and who moves them while it is connected to its server. */
public final class FileTransfers implements FileDesk, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileTransfers.class);
    /** What is larger comes when it is asked for: it may cost more than anybody wants to pay for a file not opened. */
    private static final long AHEAD = 16L << 20;

    private final FileQueue queue;
    private final FileShelf shelf;
    private final InstantSource clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable FileMover mover;

    public FileTransfers(Replica replica, FileShelf shelf, InstantSource clock) {
        this(replica, shelf, clock, AHEAD);
    }

    /**
     * @param ahead files up to this many bytes are fetched before anybody asks for them
     */
    FileTransfers(Replica replica, FileShelf shelf, InstantSource clock, long ahead) {
        this.queue = new FileQueue(replica, shelf, ahead);
        this.shelf = shelf;
        this.clock = clock;
    }

    /** Begins to move files over this line, once the exchange of rows is in order; see {@link #heard}. */
    public synchronized void begin(Http http, TokenSource tokens) {
        close();
        FileMover made = new FileMover(
                queue,
                shelf,
                new HttpBlobs(http, tokens),
                http::cancelAll,
                clock,
                ThreadLocalRandom.current(),
                this::changed);
        mover = made;
        made.start();
    }

    /** How the exchange of rows stands; returns at once. */
    public void heard(SyncStatus status) {
        FileMover now = mover;
        if (now != null) {
            now.heard(status);
        }
    }

    /** No further piece is moved; a request that is under way ends soon. */
    public void closing() {
        FileMover now = mover;
        if (now != null) {
            now.closing();
        }
    }

    /** Stops moving files and waits for that; what has arrived stays. */
    @Override
    public synchronized void close() {
        FileMover before = mover;
        mover = null;
        if (before != null) {
            before.close();
        }
    }

    private void changed() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.warn("a listener of the files failed", e);
            }
        }
    }

    private void stir() {
        FileMover now = mover;
        if (now != null) {
            now.stir(true);
        }
        changed();
    }

    @Override
    public Counts counts() {
        return queue.counts();
    }

    @Override
    public List<Moving> moving(int limit) {
        return queue.moving(limit);
    }

    @Override
    public Optional<Moving> of(String name) {
        return queue.of(name);
    }

    @Override
    public void fetch(String name) {
        queue.fetch(name, true);
        stir();
    }

    @Override
    public void again() {
        queue.again();
        stir();
    }

    @Override
    public Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void settle() {
        FileMover now = mover;
        if (now != null) {
            now.settle();
        }
    }
}
