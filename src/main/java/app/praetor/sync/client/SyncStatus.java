package app.praetor.sync.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an organization stands with its server; a snapshot.
 *
 * @param server the server's address, null when there is none
 * @param account who is signed in, null when nobody is
 * @param queued changed rows that wait to be sent
 * @param oldestQueued since when the oldest waits, null when none does
 * @param lastExchange when something was last exchanged, null for never
 * @param nextTry when the next attempt follows, null when none is planned
 * @param problem what keeps it from going on, for people; null when nothing does
 * @param version the version of the feed up to which this device is complete
 * @param head the server's newest version, as last heard
 * @param load progress of a first load, null when none runs
 * @param bytesUp bytes sent since the program started
 * @param bytesDown bytes received since the program started
 */
public record SyncStatus(
        State state,
        @Nullable String server,
        @Nullable String account,
        int queued,
        @Nullable Instant oldestQueued,
        @Nullable Instant lastExchange,
        @Nullable Instant nextTry,
        @Nullable String problem,
        int rejected,
        int conflicts,
        long version,
        long head,
        boolean live,
        @Nullable Load load,
        long bytesUp,
        long bytesDown) {
    /** What is going on. */
    public enum State {
        /** No server: everything lives on this device. */
        LOCAL,
        /** A server is known and nobody is signed in. */
        SIGNED_OUT,
        /** Nothing waits in either direction. */
        UP_TO_DATE,
        /** The first rows are coming. */
        LOADING,
        SENDING,
        RECEIVING,
        /** The server cannot be reached; it is tried again. */
        OFFLINE,
        /** The server asked to wait; it is tried again. */
        WAITING,
        /** Stopped by the person. */
        PAUSED,
        /** Something needs a person: see the problem. */
        TROUBLE,
        /** This device may no longer exchange. */
        REVOKED
    }

    /** Rows of a first load. */
    public record Load(long done, long total) {}

    /** A device without a server. */
    public static final SyncStatus LOCAL =
            new SyncStatus(State.LOCAL, null, null, 0, null, null, null, null, 0, 0, 0, 0, false, null, 0, 0);
}
