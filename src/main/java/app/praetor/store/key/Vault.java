package app.praetor.store.key;

import org.jspecify.annotations.Nullable;

/**
 * Small named secrets of one workspace, sealed under its root key: keysets of tenants, tokens of this device. A value is
 * on disk when {@link #put} returns.
 */
public interface Vault {
    /** A copy of the secret, which the caller zeroes, or null when there is none of that name. */
    byte @Nullable [] get(String name);

    /** Keeps the secret under that name in place of an earlier one. */
    void put(String name, byte[] secret);
}
