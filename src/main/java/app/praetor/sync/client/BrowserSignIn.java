package app.praetor.sync.client;

/** A sign-in in the system's browser that is under way: an address to open, and a wait for what comes back. */
public interface BrowserSignIn extends AutoCloseable {
    /** The page of the identity provider, to be opened in a browser on this computer. */
    String address();

    /**
     * Waits until the person has signed in on that page, at most five minutes.
     *
     * @throws SyncException when the provider refuses, nothing comes back in time, or it was closed
     */
    SyncDesk.Vouched await();

    /** Waits no longer; whatever comes back later is not taken. */
    @Override
    void close();
}
