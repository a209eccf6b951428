package app.praetor.sync.client;

import java.util.UUID;

/** One organization's exchange with its server, as steps that each leave the database whole. Not thread-safe: one caller at a time. */
public interface Exchange {
    /** Whether a batch waits, or is under way. */
    boolean waits();

    /**
     * Sends the next batch if one waits.
     *
     * @return false when the queue was empty
     * @throws TransportException when it could not be sent
     */
    boolean pushOne(Transport transport);

    /**
     * Takes the next page.
     *
     * @return false when the feed is at its end
     * @throws TransportException when there was none
     */
    boolean pullOne(Transport transport);

    /** Whether the server has told of a version that has not been pulled. */
    boolean behind();

    /** Whether the first load, or a renewed one, has to be done before pulling. */
    boolean needsLoad();

    /** Takes one piece of the load; false when it is done. */
    boolean loadOne(Transport transport);

    /** Begins to load anew; unsent changes stay. */
    void reload();

    /** The same from a server with another history: what this device had from it and it does not have is kept aside. */
    void reloadOther();

    /** Goes on as another device. */
    void becomeDevice(UUID device);

    /** Takes over the server's time. */
    void clockIs(long serverNow, long roundTripMillis);

    /** Cuts the next batches smaller; they grow again with each that is taken. */
    void smallerBatches();

    SyncCounts counts();
}
