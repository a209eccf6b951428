package app.praetor.store.key.keyring;

import org.jspecify.annotations.Nullable;

/** A place where the operating system keeps small secrets for the person who is logged in. */
public interface Keyring {
    /** Whether there is one and it answers. The first call may take two seconds where one is likely. */
    boolean available();

    /**
     * A copy of the secret, which the caller zeroes, or null when there is none of that name.
     *
     * @throws KeyringException when it does not answer
     */
    char @Nullable [] get(String name);

    /**
     * Keeps the secret in place of an earlier one.
     *
     * @throws KeyringException when it was not kept
     */
    void put(String name, char[] secret);

    /**
     * Forgets the secret; nothing happens when there is none.
     *
     * @throws KeyringException when it does not answer
     */
    void delete(String name);

    /** No keyring: a server, a test, or one that was switched off. */
    static Keyring none() {
        return new Keyring() {
            @Override
            public boolean available() {
                return false;
            }

            @Override
            public char @Nullable [] get(String name) {
                return null;
            }

            @Override
            public void put(String name, char[] secret) {
                throw new KeyringException("There is no keyring here.");
            }

            @Override
            public void delete(String name) {
                throw new KeyringException("There is no keyring here.");
            }
        };
    }

    /** The keyring did not do what it was asked; the message holds no secret. */
    final class KeyringException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public KeyringException(String message) {
            super(message);
        }
    }
}
