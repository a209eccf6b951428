package app.praetor.sync.net;

/** Where access tokens come from. Both may ask the server, and throw what {@link SyncApi#refresh} throws. */
public interface TokenSource {
    /** One that should still be valid. */
    String access();

    /**
     * A new one, after the server did not take this one.
     *
     * @param refused the token that was not taken
     */
    String renewed(String refused);
}
