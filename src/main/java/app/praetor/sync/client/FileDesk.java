package app.praetor.sync.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What screens and commands may ask of the files of one organization that are on their way. All but {@link #listen} read or
 * write the database: call them off the JavaFX thread.
 */
public interface FileDesk {
    /** How many are where. */
    Counts counts();

    /** Files that are not where they should be yet, those with a problem first; at most this many. */
    List<Moving> moving(int limit);

    /** How a file stands; empty when it is not on its way. */
    Optional<Moving> of(String name);

    /** Fetches a file as soon as possible, also a large one, and one again that is here and damaged. */
    void fetch(String name);

    /** Tries everything again at once, also what was given up. */
    void again();

    /** Told on any thread whenever something here may have changed; run the result to stop. */
    Runnable listen(Runnable listener);

    /** Waits until everything was tried that can be; returns at once where nothing can be moved now. */
    void settle();

    /** Why a file is not where it should be. */
    enum State {
        /** Its turn comes. */
        WAITING,
        /** On the server, and too large to be fetched unasked. */
        OFFERED,
        /** Given up until a person asks again. */
        FAILED
    }

    /**
     * @param up files that the server does not have yet
     * @param down files that are being fetched
     * @param offered files that come when they are asked for
     * @param failed files that were given up, of those above
     */
    record Counts(int up, int down, int offered, int failed) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    /**
     * A file on its way.
     *
     * @param name in its folder
     * @param label what it is, for people
     * @param project the project's name, null for none
     * @param up to the server, else from it
     * @param size null when nobody said
     * @param done bytes that have arrived there
     * @param problem why the last attempt failed, for people; null when none did
     */
    record Moving(
            String name,
            String label,
            @Nullable String project,
            @Nullable UUID projectId,
            boolean up,
            State state,
            @Nullable Long size,
            long done,
            int attempts,
            @Nullable Instant nextTry,
            @Nullable String problem) {}
}
